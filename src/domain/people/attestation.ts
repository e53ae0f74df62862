import * as z from 'zod/mini';

export const attestationText = z.string().check(z.minLength(40), z.maxLength(20_000));

/** What an expert attests where the lead has published no text of the project's own. */
export const STANDARD_ATTESTATION = `I attest for this project:

1. What I write is my own judgement, from my own knowledge and the material shown to me.
2. I put in nothing that an employer or client, former or present, entrusted to me: no names, documents, figures or passages that are not public.
3. I have named the companies that I worked for or advised and must not judge, and I skip a task that touches them.
4. I say so where a model helped me with a text.
5. I keep the tasks, the answers and my own work on them to myself.`;

/**
 * Where a person stands with the current text:
 *   unsigned ──sign──▶ signed ──a new text is published──▶ outdated ──sign──▶ signed
 */
export type AttestationState = 'unsigned' | 'signed' | 'outdated';

export function attestationState(current: number, signed: number | null): AttestationState {
  if (signed === null) return 'unsigned';
  return signed < current ? 'outdated' : 'signed';
}
