import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { styled } from '@mui/material/styles';
import { Undo2 } from 'lucide-react';

import { formatCount, formatPercent, formatSigned } from '#ui/format-number.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';

import type { RewriteEditorProps, RewriteView } from './rewrite-editor-props.ts';
import type { RewriteFigures } from './use-rewrite-figures.ts';

interface RewriteHeadProps extends Pick<
  RewriteEditorProps,
  'letter' | 'view' | 'missed' | 'onView' | 'onHistory' | 'onCriterion' | 'onDone'
> {
  readonly figures: RewriteFigures;
  onUndo(): void;
}

const views: readonly { readonly value: RewriteView; readonly word: string }[] = [
  { value: 'edit', word: 'Edit' },
  { value: 'diff', word: 'Diff' },
  { value: 'preview', word: 'Preview' },
];

/** Title, views, what the response missed, how much was changed, undo, done. */
export function RewriteHead(props: RewriteHeadProps) {
  const { letter, view, missed, figures } = props;
  return (
    <Head>
      <h2>Rewrite of response {letter}</h2>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label="View"
        onChange={(_, next: RewriteView | null) => next && props.onView(next)}
      >
        {views.map(({ value, word }) => (
          <ToggleButton key={value} value={value}>
            {word}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Missed>
        {missed.length > 0 && (
          <>
            <span>{letter} missed</span>
            {missed.map(({ criterionId, title }) => (
              <button
                key={criterionId}
                type="button"
                onClick={() => props.onCriterion?.(criterionId)}
              >
                {title}
              </button>
            ))}
          </>
        )}
      </Missed>
      <Figures>
        <span>
          {formatCount(figures.count, figures.unit)}
          {figures.difference !== 0 && ` (${formatSigned(figures.difference)})`}
        </span>
        <span>
          {figures.exact ? '' : 'about '}
          {formatPercent(figures.share)} changed
        </span>
      </Figures>
      {props.onHistory && (
        <Button size="small" aria-haspopup="dialog" onClick={props.onHistory}>
          History
        </Button>
      )}
      <ToolbarButton icon={Undo2} name="Undo" keys="Mod+Z" onClick={props.onUndo} />
      <Button
        size="small"
        aria-keyshortcuts="Escape"
        onClick={props.onDone}
        endIcon={<KeyHint keys="Esc" />}
      >
        Done
      </Button>
    </Head>
  );
}

const Head = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 10,
  flex: 'none',
  boxSizing: 'border-box',
  minHeight: 38,
  padding: '0 8px 0 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  '& h2': { ...theme.typography.subtitle2, margin: 0, whiteSpace: 'nowrap' },
  '& .MuiToggleButton-root': { minHeight: 24 },
}));

const Missed = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  // One line high: what does not fit whole wraps out of sight.
  flexWrap: 'wrap',
  alignContent: 'flex-start',
  flex: '1 1 0',
  columnGap: 10,
  minWidth: 0,
  height: 24,
  overflow: 'hidden',
  lineHeight: '24px',
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.secondary,
  '@container (max-width: 659px)': { visibility: 'hidden' },
  '&:not(:empty)': { borderLeft: `1px solid ${theme.vars.palette.line2}`, paddingLeft: 10 },
  '& button': {
    all: 'unset',
    minHeight: 24,
    lineHeight: '24px',
    cursor: 'pointer',
    color: theme.vars.palette.primary.main,
    textDecoration: 'underline',
    textDecorationColor: theme.vars.palette.primary.edge,
    textUnderlineOffset: '0.2em',
    '&:focus-visible': {
      outline: `2px solid ${theme.vars.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
}));

const Figures = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  gap: 12,
  flex: 'none',
  whiteSpace: 'nowrap',
  color: theme.vars.palette.text.secondary,
  // The buttons come first where there is no room for all.
  '@container (max-width: 779px)': { '& > span:first-of-type': { display: 'none' } },
  '@container (max-width: 659px)': { display: 'none' },
}));
