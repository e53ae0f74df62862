import { styled } from '@mui/material/styles';

import { diffWordPieces } from './word-pieces.ts';
import { VisuallyHidden } from './visually-hidden.tsx';

interface WordDiffProps {
  readonly before: string;
  readonly after: string;
  /** `both` in one text; `removed` and `added` for two texts side by side. */
  readonly show?: 'both' | 'removed' | 'added';
}

/** Words removed are struck through, words added tinted; a number is never split. */
export function WordDiff({ before, after, show = 'both' }: WordDiffProps) {
  const pieces = diffWordPieces(before, after).filter(
    (piece) => show === 'both' || piece.kind === 'same' || piece.kind === show,
  );
  return (
    <Text>
      {pieces.map((piece, index) => {
        if (piece.kind === 'same') return <span key={index}>{piece.text}</span>;
        const Mark = piece.kind === 'removed' ? 'del' : 'ins';
        return (
          <Mark key={index}>
            <VisuallyHidden>{piece.kind === 'removed' ? ' removed: ' : ' added: '}</VisuallyHidden>
            {piece.text}
          </Mark>
        );
      })}
    </Text>
  );
}

const Text = styled('span')(({ theme }) => ({
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  '& del, & ins': { borderRadius: 2 },
  '& del': {
    color: theme.vars.palette.text.secondary,
    backgroundColor: `color-mix(in srgb, ${theme.vars.palette.error.main} 18%, transparent)`,
    textDecorationLine: 'line-through',
  },
  '& ins': {
    color: 'inherit',
    backgroundColor: `color-mix(in srgb, ${theme.vars.palette.success.main} 20%, transparent)`,
    textDecorationLine: 'none',
  },
  // Without colours the added words need another sign.
  '@media (forced-colors: active)': { '& ins': { textDecorationLine: 'underline' } },
}));
