import { attestationState } from './attestation.ts';
import type { Role } from './role.ts';

export type Standing = {
  kind: 'ready' | 'waits' | 'ended' | 'not-asked';
  /** The state in a word or two; empty where nothing is asked. */
  word: string;
  /** When or why, in a few words. */
  why: string;
};

/** Whether a member can take work now and, if not, what it waits for. */
export function memberStanding(
  member: { roles: readonly Role[]; attested: { version: number } | null },
  terms: { version: number; mustAttest: boolean },
): Standing {
  if (member.roles.length === 0) {
    return { kind: 'ended', word: 'Access ended', why: 'work stays under the name' };
  }
  if (!member.roles.includes('expert')) {
    return { kind: 'not-asked', word: '', why: 'takes no tasks from the queue' };
  }
  if (!terms.mustAttest) return { kind: 'ready', word: 'Ready', why: 'sample mode asks nothing' };
  const state = attestationState(terms.version, member.attested?.version ?? null);
  if (state === 'signed') return { kind: 'ready', word: 'Ready', why: 'attested' };
  return state === 'unsigned'
    ? { kind: 'waits', word: 'Not yet', why: 'starts after attestation' }
    : {
        kind: 'waits',
        word: 'Waits',
        why: `signed v${member.attested?.version}, v${terms.version} is open`,
      };
}
