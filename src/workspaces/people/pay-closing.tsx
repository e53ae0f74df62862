import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dayOf } from '#domain/pay/period.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { closePayMutation } from '#queries/close-pay.ts';
import type { ProjectPay } from '#queries/pay.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { shortDate } from '#ui/relative-time.ts';

interface PayClosingProps {
  readonly projectId: string;
  readonly pay: ProjectPay;
}

/** What is paid out, and the button that closes the period on screen once it is over. */
export function PayClosing({ projectId, pay }: PayClosingProps) {
  const close = useMutation(closePayMutation(useBackend(), useQueryClient(), projectId));
  const [asking, setAsking] = useState(false);
  const [now] = useState(() => Date.now());
  const day = (at: string) => shortDate(Date.parse(at), now);
  const isOver = pay.to < dayOf(now);
  const isClosed = pay.closedTo !== null && pay.to <= pay.closedTo;
  return (
    <>
      <p>
        {pay.closedTo === null
          ? 'No period is closed yet.'
          : `Closed up to ${day(pay.closedTo)}: those statements stay as they are, and what comes later lands in the open period.`}
        {!isClosed && !isOver && ' This period can be closed once it is over.'}
      </p>
      {!isClosed && isOver && (
        <div data-bar="" data-screen-only="">
          <Button variant="outlined" onClick={() => setAsking(true)}>
            Close up to {day(pay.to)}…
          </Button>
        </div>
      )}
      <div role="alert" data-fault="">
        {close.error?.message}
      </div>
      {asking && (
        <ConfirmDialog
          dangerous
          title={`Close everything up to ${day(pay.to)}?`}
          confirm={`Close up to ${day(pay.to)}`}
          onCancel={() => setAsking(false)}
          onConfirm={() => close.mutate(pay.to, { onSettled: () => setAsking(false) })}
        >
          Its statements stay as they are: no rate reaches back into it any more. Corrections that
          are agreed to later, and time that arrives later, land in the open period.
        </ConfirmDialog>
      )}
    </>
  );
}
