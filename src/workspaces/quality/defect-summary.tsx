import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { spotChecksQuery } from '#queries/spot-checks.ts';
import { useNavigate } from '#ui/address.ts';
import { CheckSentence } from './check-sentence.tsx';
import { DefectPlot } from './defect-plot.tsx';
import { Section } from '#ui/section.tsx';

/** The newest claim about the accepted items and how it stands; opens the checks behind it. */
export function DefectSummary({ projectId }: { readonly projectId: string }) {
  const checks = useQuery(spotChecksQuery(useBackend(), projectId)).data?.checks;
  const navigate = useNavigate();
  if (!checks) return null;
  const [newest] = checks;
  const open = () => navigate({ view: 'checks' });
  return (
    <Section
      title="Defects"
      note={newest ? `spot check ${newest.n}, seed ${newest.seed}` : 'no spot check was made yet'}
    >
      {newest && (
        <>
          <CheckSentence check={newest} />
          <DefectPlot
            path={newest.report.path}
            limit={newest.claim.limit}
            items={newest.report.drawn}
          />
        </>
      )}
      <Button data-screen-only="" onClick={open}>
        {newest ? 'Open the spot checks' : 'State a claim'}
      </Button>
    </Section>
  );
}
