import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';

import { KeyHint } from '#ui/key-hint.tsx';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { ScoreBar } from '#ui/score-bar.tsx';

import type { ResponseSpineProps } from './response-spine-props.ts';

/** A folded pane: one press anywhere on it unfolds it. */
export function ResponseSpine(props: ResponseSpineProps) {
  const { letter, extent, current, score, keyHint, onUnfold } = props;
  return (
    <Spine
      aria-label={`Unfold response ${letter}, ${extent}${score ? `, score ${score.text}` : ''}`}
      aria-keyshortcuts={keyHint}
      onClick={onUnfold}
    >
      <LetterBadge letter={letter} current={current} />
      <Words>
        <strong>Response {letter}</strong>
        <span> · {extent}</span>
        {keyHint && (
          <span>
            {' '}
            · <KeyHint keys={keyHint} /> opens
          </span>
        )}
      </Words>
      {score && (
        <Score>
          <span>
            <ScoreBar counted={score.counted} possible={score.possible} orientation="vertical" />
          </span>
          <b>{score.text}</b>
        </Score>
      )}
    </Spine>
  );
}

const Spine = styled(ButtonBase)(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  justifyContent: 'flex-start',
  gap: 10,
  flex: 'none',
  boxSizing: 'border-box',
  width: 44,
  height: '100%',
  padding: '9px 0 12px',
  backgroundColor: theme.vars.palette.surface.side,
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
}));

const Words = styled('span')(({ theme }) => ({
  ...theme.typography.cell,
  writingMode: 'vertical-rl',
  flex: '1 1 auto',
  minHeight: 0,
  overflow: 'hidden',
  whiteSpace: 'nowrap',
  textAlign: 'left',
  color: theme.vars.palette.text.disabled,
  '& strong': { color: theme.vars.palette.text.primary, fontWeight: 600 },
}));

const Score = styled('span')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  alignItems: 'center',
  gap: 10,
  flex: 'none',
  '& > span': { height: 96 },
  '& b': { ...theme.typography.subtitle2, fontVariantNumeric: 'tabular-nums' },
}));
