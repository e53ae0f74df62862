import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import type { PayStatement } from '#domain/pay/pay-statement.ts';
import { statementCsv } from '#domain/pay/statement-csv.ts';
import { askCorrectionMutation } from '#queries/ask-correction.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { ownStatementQuery } from '#queries/pay.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { ErrorState } from '#ui/error-state.tsx';
import { Icon } from '#ui/icon.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { CorrectionDialog } from '#ui/pay-statement/correction-dialog.tsx';
import { StatementSheet } from '#ui/pay-statement/statement-sheet.tsx';
import { PeriodPicker, periodFrom } from '#ui/period-picker.tsx';
import { saveFile } from '#ui/recovery/save-file.ts';
import { usePrint } from '#ui/use-print.ts';
import { AccountPage } from './account-page.tsx';

/** One's own active time in a project, what it comes to, and what is wrong with it. */
export function PayView({ projectId }: { readonly projectId: string }) {
  const search: { from?: string; to?: string } = useSearch();
  const navigate = useNavigate();
  const print = usePrint();
  const period = periodFrom(search);
  const backend = useBackend();
  const ask = useMutation(askCorrectionMutation(backend, useQueryClient(), projectId));
  const found = useQuery(ownStatementQuery(backend, projectId, period));
  const [correcting, setCorrecting] = useState<PayStatement['lines'][number] | null>(null);
  const statement = found.data;
  if (found.error) {
    return (
      <ErrorState
        heading="Your statement could not be read"
        safe="Your time is counted all the same, on this device and on the server."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!statement) return <LoadingBlocks what="Reading your statement" />;
  return (
    <AccountPage>
      <Bar data-wide="" data-screen-only="">
        <PeriodPicker
          period={period}
          onChange={(next) => navigate({ view: 'pay', ...next }, { replace: true })}
        />
        <div>
          <Button
            startIcon={<Icon of={Download} size={14} />}
            onClick={() =>
              saveFile(
                `pay-${statement.from}-${statement.to}.csv`,
                'text/csv',
                statementCsv([statement]),
              )
            }
          >
            CSV
          </Button>
          <Button startIcon={<Icon of={Printer} size={14} />} onClick={print}>
            Print
          </Button>
        </div>
      </Bar>
      <div data-wide="">
        <StatementSheet statement={statement} onCorrect={setCorrecting} />
      </div>
      {correcting && (
        <CorrectionDialog
          line={correcting}
          says="your correction stands beside it and counts once a lead agrees."
          sendWords="Ask for it"
          sending={ask.isPending}
          fault={ask.error?.message}
          onSend={(asked) =>
            ask.mutate({ line: correcting, ...asked }, { onSuccess: () => setCorrecting(null) })
          }
          onClose={() => setCorrecting(null)}
        />
      )}
    </AccountPage>
  );
}

const Bar = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'space-between',
  gap: 8,
  padding: '12px 0',
  '& > div': { display: 'flex', flexWrap: 'wrap', gap: 6 },
});
