import { sql, type RawBuilder } from 'kysely';

/** Stands for null in a column of texts; a text that is this, or holds a line break, is no plain one. */
const NULL_WORD = '\\N';

/** True when a text can stand in a packed column as it is. */
export function isPlain(text: string): boolean {
  return !text.includes('\n') && text !== NULL_WORD && text !== '';
}

/**
 * A column of many rows as one parameter: lines, split again by the database. Drivers escape an
 * array element by element, which for a million rows costs as much as a table's index; joined
 * lines cost next to nothing. Only for plain texts, JSON and null.
 */
export function packedColumn(values: readonly (string | null)[]): RawBuilder<string[]> {
  const lines = values.map((value) => value ?? NULL_WORD).join('\n');
  return sql`string_to_array(${lines}::text, ${'\n'}::text, ${NULL_WORD}::text)`;
}
