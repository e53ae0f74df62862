import Button from '@mui/material/Button';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Download, Printer } from 'lucide-react';
import { useState } from 'react';
import type { Period } from '#domain/pay/period.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { exportPayMutation } from '#queries/export-pay.ts';
import { payQuery } from '#queries/pay.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { Icon } from '#ui/icon.tsx';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { PeriodPicker, periodFrom } from '#ui/period-picker.tsx';
import { saveFile } from '#ui/recovery/save-file.ts';
import { usePrint } from '#ui/use-print.ts';
import { FailedToLoad } from './failed-to-load.tsx';
import { PayClosing } from './pay-closing.tsx';
import { PayTable } from './pay-table.tsx';
import { PersonStatement } from './person-statement.tsx';
import { RateDialog } from './rate-dialog.tsx';
import { RateHistory } from './rate-history.tsx';
import { ReportPage } from '#ui/report-page.tsx';
import { WaitingCorrections } from './waiting-corrections.tsx';

/** Active time and pay of a period: everybody in a line, or one person's statement. */
export function PayView({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const search = useSearch();
  const navigate = useNavigate();
  const print = usePrint();
  const period = periodFrom(search);
  const found = useQuery(payQuery(backend, projectId, period));
  const write = useMutation({
    ...exportPayMutation(backend, projectId),
    onSuccess: (text, { from, to }) => saveFile(`pay-${from}-${to}.csv`, 'text/csv', text),
  });
  /** Whose rate is being set; the empty string is the project's. */
  const [rating, setRating] = useState<string | null>(null);
  const go = (next: Period & { person?: string }) => navigate({ view: 'pay', ...next });
  if (found.error) {
    return <FailedToLoad error={found.error} onTryAgain={() => void found.refetch()} />;
  }
  if (!found.data) return <LoadingBlocks what="Working out the pay" />;
  const pay = found.data;
  const person = pay.people.find(({ accountId }) => accountId === search.person);
  const rated = pay.people.find(({ accountId }) => accountId === rating);
  return (
    <ReportPage>
      <div data-bar="" data-screen-only="">
        <PeriodPicker
          period={period}
          onChange={(next) => go({ ...next, ...(person && { person: person.accountId }) })}
        />
        <Button
          startIcon={<Icon of={Download} size={14} />}
          loading={write.isPending}
          onClick={() => write.mutate(period)}
        >
          CSV of everybody
        </Button>
        <Button startIcon={<Icon of={Printer} size={14} />} onClick={print}>
          Print
        </Button>
      </div>
      <div role="alert" data-fault="">
        {write.error?.message}
      </div>
      {person ? (
        <PersonStatement
          projectId={projectId}
          accountId={person.accountId}
          period={period}
          onBack={() => go(period)}
          onRate={() => setRating(person.accountId)}
        />
      ) : (
        <>
          <WaitingCorrections projectId={projectId} waiting={pay.waiting} />
          <PayTable
            pay={pay}
            onOpen={(accountId) => go({ ...period, person: accountId })}
            onRate={setRating}
          />
          <PayClosing projectId={projectId} pay={pay} />
          <RateHistory pay={pay} onRate={() => setRating('')} />
        </>
      )}
      {rating !== null && (
        <RateDialog
          projectId={projectId}
          person={rated ?? null}
          rates={pay.rates}
          onClose={() => setRating(null)}
        />
      )}
    </ReportPage>
  );
}
