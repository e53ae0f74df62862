import { writeFileSync } from 'node:fs';
import { generatedDocs } from '#server/openapi/generated-docs.ts';

// Writes the generated files of docs/; a test fails while they are out of date.
for (const [name, content] of Object.entries(generatedDocs())) {
  writeFileSync(new URL(`../../docs/${name}`, import.meta.url), content);
}
