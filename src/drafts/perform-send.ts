import { archiveDraft } from '#contract/draft/archive-draft.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { makeCurrent } from '#contract/queue/make-current.ts';
import { getSession } from '#contract/session/get-session.ts';
import type { Work } from '#contract/queue/work.ts';
import type { Draft } from '#domain/draft/draft.ts';
import type { DraftChange, DraftView } from './draft-log.ts';
import type { DraftLimbs } from './draft-limbs.ts';
import { afterArchived, afterSaved, afterSubmitted } from './send-answer.ts';
import type { Send } from './send-plan.ts';

export type DraftPath = { projectId: string; assignmentId: string };

type Asking = Pick<DraftLimbs, 'backend'> & { signal: AbortSignal };

/** One request and what its success makes of the draft. Rejects with a BackendError. */
export function performSend(
  { backend, carry, signal }: Asking & Pick<DraftLimbs, 'carry'>,
  params: DraftPath,
  send: Send,
): Promise<(view: DraftView) => DraftChange<void>> {
  const headers = { 'Idempotency-Key': send.key };
  const { schema } = send;
  const label = { what: send.what, assignment: params.assignmentId, key: send.key };
  return carry(label, async () => {
    switch (send.what) {
      case 'save': {
        const { patch, activeSeconds } = send;
        const body = { schema, patch, ...(activeSeconds > 0 ? { activeSeconds } : {}) };
        const base = { ...headers, 'If-Match': String(send.revision) };
        const answer = await backend.send(saveDraft, { params, headers: base, body }, { signal });
        return (view) => afterSaved(view, send, answer);
      }
      case 'archive': {
        const { fields, reason, activeSeconds = 0 } = send;
        const body = { schema, fields, reason, ...(activeSeconds > 0 ? { activeSeconds } : {}) };
        await backend.send(archiveDraft, { params, headers, body }, { signal });
        return (view) => afterArchived(view, send);
      }
      case 'submit': {
        const { fields, activeSeconds, unsentSeconds, revision: baseRevision } = send;
        const unsent = unsentSeconds === undefined ? {} : { unsentSeconds };
        const body = { schema, baseRevision, fields, activeSeconds, ...unsent };
        const answer = await backend.send(submitWork, { params, headers, body }, { signal });
        return (view) => afterSubmitted(view, send, answer);
      }
    }
  });
}

/** The server's draft, for a refusal that did not bring it along. */
export function currentDraft({ backend, signal }: Asking, params: DraftPath): Promise<Draft> {
  return backend.send(getDraft, { params }, { signal });
}

/** Takes a parked assignment back. */
export function takeBack(limbs: DraftLimbs, params: DraftPath): Promise<Work> {
  return limbs.backend.send(makeCurrent, { params });
}

/** Who the server takes this browser for. */
export async function whoIsAsking({ backend, signal }: Asking): Promise<string | null> {
  const { account } = await backend.send(getSession, {}, { signal });
  return account?.id ?? null;
}
