import { role, type Role } from '#domain/people/role.ts';

const words: Record<Role, string> = {
  expert: 'Expert',
  reviewer: 'Reviewer',
  lead: 'Lead',
  lab: 'Lab engineer',
};

export const roleChoices = role.options.map((value) => ({ value, word: words[value] }));

export function roleWords(roles: readonly Role[]): string {
  return roles.map((each) => words[each]).join(', ') || 'none';
}
