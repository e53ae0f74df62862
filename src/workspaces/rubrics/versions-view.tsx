import { styled } from '@mui/material/styles';
import type { RubricSheet } from '#contract/rubrics/get-rubric.ts';
import { sameContent } from '#domain/project/same-content.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { formatCount, formatSigned } from '#ui/format-number.ts';
import { WordDiff } from '#ui/word-diff.tsx';
import { useBench } from './rubric-context.tsx';

/** Every version, newest first, with what differs from the one before. */
export function VersionsView() {
  const { sheet } = useBench();
  const { versions } = sheet;
  return (
    <Page>
      <ol aria-label="Versions">
        {versions.map((version, index) => (
          <li key={version.version}>
            <header>
              <h2>v{version.version}</h2>
              <span>
                {[
                  version.madeBy,
                  new Date(version.madeAt).toLocaleString('en-GB', {
                    dateStyle: 'medium',
                    timeStyle: 'short',
                  }),
                  formatCount(version.criteria.length, 'criterion', 'criteria'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </header>
            {version.note && <p>{version.note}</p>}
            <Changes now={version} before={versions[index + 1] ?? null} />
          </li>
        ))}
      </ol>
    </Page>
  );
}

type Version = RubricSheet['versions'][number];

function Changes({ now, before }: { readonly now: Version; readonly before: Version | null }) {
  if (before === null) return <p>The first version.</p>;
  const was = new Map(before.criteria.map((each) => [each.id, each]));
  const is = new Set(now.criteria.map(({ id }) => id));
  const gone = before.criteria.filter(({ id }) => !is.has(id));
  const differs = now.criteria.filter((each) => {
    const old = was.get(each.id);
    return !old || !sameContent({ ...old, version: 0 }, { ...each, version: 0 });
  });
  if (gone.length === 0 && differs.length === 0) return <p>The criteria stand in another order.</p>;
  return (
    <ul>
      {differs.map((each) => (
        <li key={each.id}>
          <Change criterion={each} was={was.get(each.id) ?? null} />
        </li>
      ))}
      {gone.map((each) => (
        <li key={each.id}>
          <b>{formatSigned(each.points)}</b> <WordDiff before={each.text} after="" />
        </li>
      ))}
    </ul>
  );
}

function Change({
  criterion,
  was,
}: {
  readonly criterion: Criterion;
  readonly was: Criterion | null;
}) {
  const points =
    was && was.points !== criterion.points
      ? `${formatSigned(was.points)} → ${formatSigned(criterion.points)}`
      : formatSigned(criterion.points);
  return (
    <>
      <b>{points}</b> <WordDiff before={was?.text ?? ''} after={criterion.text} />
    </>
  );
}

const Page = styled('div')(({ theme }) => ({
  height: '100%',
  overflow: 'auto',
  padding: '8px 16px',
  backgroundColor: theme.vars.palette.surface.side,
  '& ol, & ul': { margin: 0, padding: 0, listStyle: 'none' },
  '& ol > li': {
    maxWidth: 820,
    padding: '10px 0',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& header': { display: 'flex', alignItems: 'baseline', gap: 10 },
  '& h2': { ...theme.typography.subtitle2, margin: 0 },
  '& header span, & p': {
    ...theme.typography.meta,
    margin: 0,
    color: theme.vars.palette.text.secondary,
  },
  '& ul li': { ...theme.typography.quoteLong, padding: '3px 0' },
  '& ul b': { ...theme.typography.cell, fontWeight: 600, fontVariantNumeric: 'tabular-nums' },
}));
