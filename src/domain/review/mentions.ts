/** Ids of the people whom a text names as `@Name`; of two that fit, the longer name counts. */
export function mentioned(text: string, people: readonly { id: string; name: string }[]): string[] {
  const byLength = people.toSorted((a, b) => b.name.length - a.name.length);
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1).toLowerCase();
    const named = byLength.find(
      ({ name }) =>
        name !== '' &&
        rest.startsWith(name.toLowerCase()) &&
        !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)),
    );
    if (named) found.add(named.id);
  }
  return [...found];
}
