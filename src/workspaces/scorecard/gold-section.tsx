import { styled } from '@mui/material/styles';
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import type { GoldRecord, GoldResultView } from '#queries/own-gold.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { shortDate } from '#ui/relative-time.ts';
import { Section } from '#ui/section.tsx';

interface GoldSectionProps {
  readonly results: readonly GoldResultView[];
  /** Hidden items alone: those of the onboarding were announced. */
  readonly hidden: GoldRecord | null;
}

/** Every gold item that one submitted: what was said, what was expected, and why. */
export function GoldSection({ results, hidden }: GoldSectionProps) {
  const [now] = useState(Date.now);
  const right = results.filter((each) => each.right).length;
  return (
    <Section
      title="Gold items"
      note={
        results.length === 0
          ? 'tasks with a known answer; none of those that you submitted was one'
          : `${formatCount(results.length, 'task')} with a known answer, ${right} as expected; only you and the leads see this`
      }
    >
      {hidden && (
        <Words>
          Of the hidden ones {formatNumber(hidden.right)} of {formatNumber(hidden.of)}: right{' '}
          {formatNumber(hidden.mean, 2)} of the time, 95 % credible interval{' '}
          {formatNumber(hidden.low, 2)} to {formatNumber(hidden.high, 2)}.
        </Words>
      )}
      <List>
        {results.map((result) => (
          <li key={result.annotationId}>
            <Icon of={result.right ? Check : X} size={16} />
            <article aria-label={result.taskTitle}>
              <h3>
                {result.taskTitle}
                <span>
                  {result.right ? 'as expected' : 'not as expected'} ·{' '}
                  {result.use === 'onboarding' ? 'onboarding' : 'hidden among your tasks'} ·{' '}
                  {shortDate(Date.parse(result.submittedAt), now)}
                </span>
              </h3>
              <blockquote>{result.reason}</blockquote>
              <ul>
                {result.parts.map((part) => (
                  <li key={part.name} data-right={part.right || undefined}>
                    <b>{part.name}</b> {part.right ? '' : '≠ '}
                    {part.says}
                    {part.differences.length > 0 && (
                      <details>
                        <summary>{formatCount(part.differences.length, 'difference')}</summary>
                        <ul>
                          {part.differences.map((line) => (
                            <li key={line}>{line}</li>
                          ))}
                        </ul>
                      </details>
                    )}
                  </li>
                ))}
              </ul>
            </article>
          </li>
        ))}
      </List>
    </Section>
  );
}

const Words = styled('p')(({ theme }) => ({
  ...theme.typography.body2,
  margin: '0 0 8px',
  color: theme.vars.palette.text.secondary,
}));

const List = styled('ul')(({ theme }) => ({
  ...theme.typography.body2,
  listStyle: 'none',
  margin: 0,
  padding: 0,
  maxWidth: 900,
  '& > li': {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: 8,
    padding: '10px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& > li > svg': { marginTop: 2, color: theme.vars.palette.text.secondary },
  '& h3': {
    ...theme.typography.subtitle2,
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 12px',
  },
  '& h3 span': {
    ...theme.typography.meta,
    fontWeight: 400,
    color: theme.vars.palette.text.disabled,
  },
  '& blockquote': {
    ...theme.typography.readingNarrow,
    margin: '4px 0',
    maxWidth: '34em',
    whiteSpace: 'pre-wrap',
  },
  '& ul': {
    ...theme.typography.meta,
    margin: 0,
    paddingLeft: 0,
    listStyle: 'none',
    color: theme.vars.palette.text.secondary,
  },
  '& b': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& summary': { cursor: 'pointer' },
  '& details ul': { paddingLeft: 16, listStyle: 'disc' },
}));
