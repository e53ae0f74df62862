/** Between the names of one key; no name that a person writes holds it. */
export const SKILL_SEPARATOR = '\u001f';

/**
 * The skills that a task asks for, as the key of its lane: each once, sorted, without regard to
 * case and spaces. Empty for a task that anybody may take.
 */
export function skillKey(skills: readonly string[]): string {
  return [...new Set(skills.map(plainSkill).filter(Boolean))].toSorted().join(SKILL_SEPARATOR);
}

/** A skill as it is compared: "Due  Diligence" is "due diligence". */
export function plainSkill(skill: string): string {
  // Control characters would end a name inside a key.
  return skill
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
