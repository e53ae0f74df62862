/** What differs, each said once: "Score 0.79 against 0.21, for 3 responses". */
export function defectWords(defects: readonly { readonly says: string }[]): string[] {
  const counts = new Map<string, number>();
  for (const { says } of defects) counts.set(says, (counts.get(says) ?? 0) + 1);
  return [...counts].map(([says, times]) =>
    times === 1 ? says : `${says}, for ${times} responses`,
  );
}
