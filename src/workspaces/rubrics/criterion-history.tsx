import { styled } from '@mui/material/styles';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { asksTheSame } from '#domain/rubric/stale-verdicts.ts';
import { formatSigned } from '#ui/format-number.ts';
import { Part } from './inspector-part.tsx';
import { useBench } from './rubric-context.tsx';

/** The versions of one criterion, each with what differed. */
export function CriterionHistory({ criterion }: { readonly criterion: Criterion }) {
  const { sheet } = useBench();
  const steps = historyOf(sheet.versions, criterion.id);
  if (steps.length === 0) return null;
  return (
    <Part>
      <header>
        <h3>Versions of this criterion</h3>
      </header>
      <Steps>
        {steps.map(({ version, what, by, at }) => (
          <li key={version}>
            <b>v{version}</b>
            <span>
              {what}{' '}
              <small>
                {[by, new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })]
                  .filter(Boolean)
                  .join(', ')}
              </small>
            </span>
          </li>
        ))}
      </Steps>
    </Part>
  );
}

/** Newest first: only versions in which this criterion changed. */
function historyOf(versions: RubricSheet['versions'], id: string) {
  const found = versions.toReversed().flatMap(({ criteria, madeBy, madeAt }) => {
    const is = criteria.find((each) => each.id === id);
    return is ? [{ is, by: madeBy, at: madeAt }] : [];
  });
  return found
    .flatMap(({ is, by, at }, index) => {
      const was = found[index - 1]?.is;
      if (was && was.version === is.version) return [];
      return [{ version: is.version, what: whatChanged(was, is), by, at }];
    })
    .toReversed();
}

function whatChanged(was: Criterion | undefined, is: Criterion): string {
  if (!was) return 'First wording';
  if (!asksTheSame(was, is)) return 'Asks something else';
  if (was.points !== is.points) {
    return `${formatSigned(is.points)} points, was ${formatSigned(was.points)}`;
  }
  return 'Details changed';
}

const Steps = styled('ol')(({ theme }) => ({
  ...theme.typography.cell,
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& li': { display: 'flex', gap: 12, padding: '2px 0' },
  '& b': { fontWeight: 500, width: 28, color: theme.vars.palette.text.secondary },
  '& small': { color: theme.vars.palette.text.disabled },
}));
