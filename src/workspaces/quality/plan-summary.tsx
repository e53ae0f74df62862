import { styled } from '@mui/material/styles';
import type { CheckPlan } from '#queries/spot-checks.ts';
import { formatCount, formatNumber, formatPercent } from '#ui/format-number.ts';
import { stratumWords } from './check-words.ts';

interface PlanSummaryProps {
  readonly mode: 'stratified' | 'sequential';
  readonly plan: CheckPlan | null;
  readonly why: string | null;
}

/** Sample size and acceptance number, and where the sample comes from. */
export function PlanSummary({ mode, plan, why }: PlanSummaryProps) {
  return (
    <Box role="status" aria-label="Plan">
      {why !== null && <p>{why}</p>}
      {why === null && plan && (
        <>
          <p>
            {mode === 'stratified' ? (
              <>
                Regrade <strong>{formatCount(plan.sample, 'item')}</strong> of{' '}
                {formatNumber(plan.population)}; the claim holds with at most{' '}
                <strong>{formatCount(plan.accept ?? 0, 'defect')}</strong>.
                {plan.passChance !== null &&
                  ` If 1 % are defective it passes about ${formatPercent(plan.passChance)} of the time.`}
              </>
            ) : (
              <>
                At the earliest after <strong>{formatCount(plan.sample, 'item')}</strong> of{' '}
                {formatNumber(plan.population)}, if none is defective; each defect makes it longer.
              </>
            )}
          </p>
          {mode === 'stratified' && (
            <ul>
              {plan.strata.map(({ name, population, sample }) => (
                <li key={name}>
                  {stratumWords[name]}: {formatNumber(sample)} of {formatNumber(population)}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Box>
  );
}

const Box = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  minHeight: 120,
  padding: '8px 12px',
  backgroundColor: theme.vars.palette.surface.sunken,
  '& p': { margin: 0 },
  '& strong': { fontWeight: 600 },
  '& ul': { ...theme.typography.meta, margin: '6px 0 0', paddingLeft: 16 },
}));
