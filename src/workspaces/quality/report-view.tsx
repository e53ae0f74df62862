import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, Printer } from 'lucide-react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { qualityQuery } from '#queries/quality.ts';
import { sessionQuery } from '#queries/session.ts';
import { spotChecksQuery } from '#queries/spot-checks.ts';
import { useNavigate } from '#ui/address.ts';
import { Icon } from '#ui/icon.tsx';
import { clockTime, shortDate } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';
import { usePrint } from '#ui/use-print.ts';
import { AgreementTable } from './agreement-table.tsx';
import { AlertList } from './alert-list.tsx';
import { ComputedView } from './computed-view.tsx';
import { ProgressPlot } from './progress-plot.tsx';
import { ReportClaim } from './report-claim.tsx';
import { ReportFigures } from './report-figures.tsx';
import { ReportRows } from './report-rows.tsx';
import { scopeInWords } from './scope-in-words.ts';
import { useQualityAddress, type Opened } from './use-quality-address.ts';

interface ReportViewProps {
  readonly projectId: string;
}

/** What goes with a delivery, on paper: the claim, what came of it, and every figure with its interval. */
export function ReportView({ projectId }: ReportViewProps) {
  const backend = useBackend();
  const { filter, filterSearch } = useQualityAddress();
  const navigate = useNavigate();
  const print = usePrint();
  const found = useQuery(qualityQuery(backend, projectId, filter));
  const checks = useQuery(spotChecksQuery(backend, projectId)).data?.checks ?? [];
  const member = useQuery(sessionQuery(backend)).data?.memberships.find(
    (each) => each.projectId === projectId,
  );
  // A number of the report opens its items where items are shown: in the overview.
  const open = (opened: Opened) => navigate({ ...filterSearch, ...opened });
  return (
    <ComputedView found={found} what="the figures">
      {(quality) => (
        <Page>
          <Bar data-screen-only="">
            <Button
              variant="text"
              startIcon={<Icon of={ArrowLeft} size={14} />}
              onClick={() => navigate({ ...filterSearch })}
            >
              Overview
            </Button>
            <Button variant="contained" startIcon={<Icon of={Printer} size={14} />} onClick={print}>
              Print
            </Button>
          </Bar>
          <Paper>
            <Title quality={quality} name={member?.name ?? ''} filter={filter} />
            <ReportClaim checks={checks} />
            <ReportFigures quality={quality} />
            <AgreementTable
              rows={quality.agreement}
              basis={quality.agreementBasis}
              onOpen={(subject) => open({ subject })}
            />
            <ReportRows title="By expert" head="Expert" rows={quality.byExpert} />
            {quality.domains.length > 0 && (
              <ReportRows title="By domain" head="Domain" rows={quality.domains} />
            )}
            <ReportRows title="By question" head="Question" rows={quality.byQuestion} />
            <ProgressPlot quality={quality} />
            <AlertList alerts={quality.alerts} onOpen={open} />
            <Method />
          </Paper>
        </Page>
      )}
    </ComputedView>
  );
}

interface TitleProps {
  readonly quality: Quality;
  readonly name: string;
  readonly filter: Parameters<typeof scopeInWords>[0];
}

function Title({ quality, name, filter }: TitleProps) {
  const at = Date.parse(quality.computedAt);
  return (
    <header>
      <h2>{name}: quality of the data</h2>
      <p>
        Computed from the stored annotations on {shortDate(at, 0)} at {clockTime(at, false)}
        {scopeInWords(filter, quality.choices)}.
      </p>
    </header>
  );
}

function Method() {
  return (
    <Section title="How to read it" note="">
      <p>
        Intervals hold 95 % unless they say otherwise. Reliability is how often an expert’s answer
        is right as far as others’ answers on the same place tell (Dawid and Skene), with a credible
        interval; gold is measured against expected answers that were fixed beforehand. Defect rates
        are those of the newest spot check: exact within a stratum, a conservative bound over
        several. An alert is a reason to look, raised for nothing as often as it says. Cost is all
        paid work so far, reviewers’ blind grades and regrades among it.
      </p>
    </Section>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  backgroundColor: theme.vars.palette.surface.side,
  '@media print': { height: 'auto', overflow: 'visible', backgroundColor: 'transparent' },
}));

const Bar = styled('div')({
  display: 'flex',
  justifyContent: 'space-between',
  maxWidth: 700,
  margin: '0 auto',
  padding: '8px 0',
});

/** As wide as a sheet of A4 or Letter within its margins, so that paper cuts nothing. */
const Paper = styled('article')(({ theme }) => ({
  boxSizing: 'border-box',
  maxWidth: 700,
  margin: '0 auto 32px',
  backgroundColor: theme.vars.palette.background.paper,
  border: `1px solid ${theme.vars.palette.divider}`,
  '& > header': { padding: '20px 16px 4px' },
  '& > header h2': { ...theme.typography.h2, margin: 0 },
  '& > header p': {
    ...theme.typography.meta,
    margin: '2px 0 8px',
    color: theme.vars.palette.text.secondary,
  },
  '& section > p': { maxWidth: '72ch' },
  '& table': { tableLayout: 'auto', width: '100%' },
  '& li, & tr, & [role=row], & [role=img]': { breakInside: 'avoid' },
  '& section > header': { breakAfter: 'avoid' },
  '@media print': {
    border: 0,
    margin: 0,
    maxWidth: 'none',
    // A head that stays on screen would lie over the rows of the next sheet.
    '& thead th': { position: 'static' },
  },
}));
