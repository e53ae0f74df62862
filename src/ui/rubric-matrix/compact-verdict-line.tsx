import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { VerdictGlyph } from '#ui/verdict-glyph.tsx';
import { verdictGlyphOf, verdictWords } from './verdict-glyph-of.ts';
import { Earned, earnedText, toneOf, type VerdictLineProps } from './verdict-line.tsx';

/** From four responses on: a line that is not current is read, not answered; a click makes it so. */
export function CompactVerdictLine(props: VerdictLineProps) {
  const { criterion, response, entry } = props;
  const glyph = verdictGlyphOf(criterion, entry.value);
  const [evidence] = entry.evidence;
  return (
    <Line
      aria-label={`Response ${response.letter}: ${verdictWords(criterion, entry.value)}`}
      onClick={() => props.onCurrent(criterion.id, response.id)}
      disableRipple
    >
      <LetterBadge letter={response.letter} />
      <span data-sign="">
        {typeof glyph === 'string' ? <VerdictGlyph glyph={glyph} decorative /> : glyph.digit}
      </span>
      <span data-word="">{entry.ruledOut ? 'out' : shortWord(props)}</span>
      <span data-proof="">
        {evidence ? (
          <>
            {evidence.locator && <code>{evidence.locator}</code>}
            <q>{evidence.quote}</q>
          </>
        ) : (
          entry.value !== null && 'no evidence'
        )}
      </span>
      <Earned data-tone={toneOf(criterion, entry.value)}>{earnedText(criterion, entry)}</Earned>
    </Line>
  );
}

function shortWord({ criterion, entry }: VerdictLineProps): string {
  if (entry.value === null) return 'Open';
  const words = verdictWords(criterion, entry.value).split(',')[0] ?? '';
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const Line = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.meta,
  display: 'grid',
  gridTemplateColumns: '28px 26px 84px minmax(0, 1fr) 44px',
  alignItems: 'center',
  minHeight: 25,
  textAlign: 'left',
  color: theme.vars.palette.text.secondary,
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '& [data-sign]': { display: 'flex', fontWeight: 600 },
  '& [data-proof]': {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.vars.palette.text.disabled,
  },
  '& code': {
    ...theme.typography.locator,
    marginRight: 6,
    padding: '1px 5px',
    borderRadius: 3,
    color: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.primary.tint,
  },
  '& q': { ...theme.typography.quote, quotes: '"“" "”"', color: theme.vars.palette.text.secondary },
}));
