import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { useState } from 'react';
import type { PayStatement } from '#domain/pay/pay-statement.ts';
import type { Period } from '#domain/pay/period.ts';
import { statementCsv } from '#domain/pay/statement-csv.ts';
import { beginCorrectionMutation } from '#queries/begin-correction.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { statementQuery } from '#queries/pay.ts';
import { Icon } from '#ui/icon.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { CorrectionDialog } from '#ui/pay-statement/correction-dialog.tsx';
import { StatementSheet } from '#ui/pay-statement/statement-sheet.tsx';
import { fileName, saveFile } from '#ui/recovery/save-file.ts';
import { FailedToLoad } from './failed-to-load.tsx';

interface PersonStatementProps {
  readonly projectId: string;
  readonly accountId: string;
  readonly period: Period;
  readonly onBack: () => void;
  readonly onRate: () => void;
}

/** One member's statement, as that person sees it. */
export function PersonStatement(props: PersonStatementProps) {
  const { projectId, accountId, period } = props;
  const backend = useBackend();
  const begin = useMutation(beginCorrectionMutation(backend, useQueryClient(), projectId));
  const [correcting, setCorrecting] = useState<PayStatement['lines'][number] | null>(null);
  const found = useQuery(statementQuery(backend, { projectId, accountId }, period));
  if (found.error) {
    return <FailedToLoad error={found.error} onTryAgain={() => void found.refetch()} />;
  }
  if (!found.data) return <LoadingBlocks what="Reading the statement" />;
  const statement = found.data;
  const name = `pay ${statement.name ?? 'deleted person'} ${statement.from} ${statement.to}`;
  return (
    <>
      <div data-bar="" data-screen-only="">
        <Button onClick={props.onBack}>Back to everybody</Button>
        <Button variant="outlined" onClick={props.onRate}>
          Set the rate…
        </Button>
        <Button
          startIcon={<Icon of={Download} size={14} />}
          onClick={() => saveFile(fileName(name, 'csv'), 'text/csv', statementCsv([statement]))}
        >
          CSV of this statement
        </Button>
      </div>
      <StatementSheet statement={statement} onCorrect={setCorrecting} />
      {correcting && (
        <CorrectionDialog
          line={correcting}
          says="your correction stands beside it, counts at once, and they read the reason."
          sendWords="Correct it"
          sending={begin.isPending}
          fault={begin.error?.message}
          onSend={(said) =>
            begin.mutate(
              { line: correcting, accountId, ...said },
              { onSuccess: () => setCorrecting(null) },
            )
          }
          onClose={() => setCorrecting(null)}
        />
      )}
    </>
  );
}
