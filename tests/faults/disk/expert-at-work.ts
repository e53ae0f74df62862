import { problemOf } from '#backend/backend-error.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { sendFailure } from '#drafts/send-failure.ts';
import { signedIn } from '../fault-server.ts';

/** What every refusal by a failing disk must be, so that the device keeps the work and waits. */
export const temporary = { kind: 'unavailable', device: 'temporary' };

/** An expert at work: every acknowledged field is written down here, outside the server. */
export async function atWork(url: string) {
  let backend = await signedIn(url);
  const { memberships } = await backend.send(getSession, {});
  const projectId = memberships[0]?.projectId ?? '';
  const body = { purpose: 'current' } as const;
  const { work } = await backend.send(claimWork, { params: { projectId }, body });
  const params = { projectId, assignmentId: work?.assignment.id ?? '' };
  const acknowledged: Record<string, string> = {};
  const saved = () => Object.keys(acknowledged).length;
  const save = async (n: number) => {
    // Not compressible, so that it takes room on the disk.
    const text = Array.from({ length: 4000 }, () => Math.random().toString(36)).join('');
    return resend({ n, base: saved(), text });
  };
  type Save = { n: number; base: number; text: string };
  const resend = async ({ n, base, text }: Save): Promise<Refused | null> => {
    const headers = { 'Idempotency-Key': `d:${n}`, 'If-Match': String(base) };
    const patch = { [`text/${n}`]: { set: text } };
    try {
      await backend.send(saveDraft, { params, headers, body: { schema: 1, patch } });
      acknowledged[`text/${n}`] = text;
      return null;
    } catch (error) {
      return { ...refusalOf(error), again: () => resend({ n, base, text }) };
    }
  };
  const submit = () =>
    backend.send(submitWork, {
      params,
      headers: { 'Idempotency-Key': 'd:submit' },
      body: { schema: 1, baseRevision: saved(), fields: {}, activeSeconds: 1 },
    });
  return {
    acknowledged,
    save,
    draft: () => backend.send(getDraft, { params }),
    submit,
    async comeBack(to: string) {
      backend = await signedIn(to);
    },
  };
}
export type Refused = ReturnType<typeof refusalOf> & { again(): Promise<Refused | null> };

export async function untilRefused(save: (n: number) => Promise<Refused | null>): Promise<Refused> {
  for (let n = 10; n < 100; n += 1) {
    const refused = await save(n);
    if (refused) return refused;
  }
  throw new Error('The failing disk refused nothing');
}

/** What the server said, and what the device makes of it. */
export function refusalOf(error: unknown) {
  return { kind: problemOf(error)?.kind ?? null, device: sendFailure(error).kind };
}
