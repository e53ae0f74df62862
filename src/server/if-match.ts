import { Refusal } from './refusal.ts';

/** The revision or version number of an `If-Match` header, with or without its quotes. */
export function ifMatchNumber(headers: Readonly<Record<string, string>>): number {
  const text = /^(?:W\/)?"?(\d{1,9})"?$/.exec(headers['If-Match']?.trim() ?? '')?.[1];
  if (text === undefined) {
    throw new Refusal('invalid', 'The header If-Match must hold a whole number', {
      errors: [{ place: 'header If-Match', reason: 'Not a whole number' }],
    });
  }
  return Number(text);
}
