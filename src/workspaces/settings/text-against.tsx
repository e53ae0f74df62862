import { styled } from '@mui/material/styles';
import { WordDiff } from '#ui/word-diff.tsx';
import { linePairs } from './line-changes.ts';

interface TextAgainstProps {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** A text against an older one: changed lines tinted, changed words marked. */
export function TextAgainst({ name, before, after }: TextAgainstProps) {
  const pairs = linePairs(before, after);
  const same = pairs.every((pair) => pair.kind === 'same');
  return (
    <Lines role="group" aria-label={name} tabIndex={0}>
      {same && <p>Nothing differs.</p>}
      {pairs.map((pair, index) =>
        pair.kind === 'same' ? (
          <div key={index}>{pair.text || '\u200b'}</div>
        ) : (
          <div key={index} data-changed="">
            <WordDiff
              before={pair.before.replace(/\n$/, '')}
              after={pair.after.replace(/\n$/, '')}
            />
          </div>
        ),
      )}
    </Lines>
  );
}

const Lines = styled('div')(({ theme }) => ({
  ...theme.typography.editor,
  padding: '4px 0',
  border: `1px solid ${theme.vars.palette.line2}`,
  borderRadius: 4,
  whiteSpace: 'pre-wrap',
  overflowWrap: 'break-word',
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.background.paper,
  '& > div, & > p': { margin: 0, padding: '0 12px', borderLeft: '3px solid transparent' },
  '& > p': {
    ...theme.typography.meta,
    padding: '0 12px 4px',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
    color: theme.vars.palette.text.disabled,
  },
  '& > [data-changed]': {
    color: theme.vars.palette.text.primary,
    borderLeftColor: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.surface.side,
  },
}));
