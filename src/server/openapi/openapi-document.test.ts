import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { endpoints } from '#contract/endpoints.ts';
import { generatedDocs } from './generated-docs.ts';
import { openapiDocument } from './openapi-document.ts';

const document = openapiDocument();

test.each(Object.entries(generatedDocs()))('docs/%s is current (npm run docs)', (name, content) => {
  const file = new URL(`../../../docs/${name}`, import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(content);
});

test('the document has every operation of the contract with its permission', () => {
  const operations = Object.values(document['paths'] as object).flatMap((path: object) =>
    Object.values(path).map((each: Record<string, unknown>) => [
      each['operationId'],
      each['x-permission'],
    ]),
  );
  expect(operations.toSorted()).toEqual(
    endpoints.map(({ name, permission }) => [name, permission]).toSorted(),
  );
});

test('every reference leads to a schema of the document', () => {
  const text = JSON.stringify(document);
  const known = Object.keys((document['components'] as { schemas: object }).schemas);
  const named = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target);
  expect(named.length).toBeGreaterThan(20);
  for (const target of named) {
    expect(known.map((each) => `#/components/schemas/${each}`)).toContain(target);
  }
  expect(text).not.toContain('$defs');
});

test('requests are closed against unknown fields, answers may grow', () => {
  const { schemas } = document['components'] as { schemas: Record<string, object> };
  expect(schemas['ProjectFileInput']).toMatchObject({ additionalProperties: false });
  expect(schemas['Project']).not.toHaveProperty('additionalProperties');
});

test('fields that have a default may be left out of a request, never of an answer', () => {
  const { schemas } = document['components'] as { schemas: Record<string, object> };
  expect(schemas['ProjectSettingsInput']).toMatchObject({ required: ['name'] });
  expect(schemas['ProjectSettings']).toMatchObject({
    required: expect.arrayContaining(['name', 'overlap', 'scoringRule']),
  });
});
