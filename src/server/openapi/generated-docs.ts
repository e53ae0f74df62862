import * as z from 'zod/mini';
import { nativeLine } from '#domain/formats/native/native-task.ts';
import { projectFile } from '#domain/project/project-settings.ts';
import { openapiDocument } from './openapi-document.ts';

/** Files of `docs/` that are made from schemas, by name. `npm run docs` writes them. */
export function generatedDocs(): Record<string, string> {
  return {
    'openapi.json': text(openapiDocument()),
    'project.schema.json': text({
      title: 'project.json: a Touchstone project for the command line',
      ...z.toJSONSchema(projectFile, { io: 'input' }),
    }),
    'touchstone.schema.json': text({
      title: 'One line of a Touchstone JSONL file: its first line, a task, or its last line',
      ...z.toJSONSchema(nativeLine, { io: 'input' }),
    }),
  };
}

function text(document: object): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
