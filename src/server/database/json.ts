/** The text that a jsonb column is written as; both drivers read it back as the value. */
export function json(value: unknown): string {
  return JSON.stringify(value);
}
