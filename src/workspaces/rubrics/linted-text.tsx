import { styled } from '@mui/material/styles';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';

interface LintedTextProps {
  readonly text: string;
  readonly findings: readonly LintFinding[];
}

/** A criterion's text with a wavy line under the words that a finding is about. */
export function LintedText({ text, findings }: LintedTextProps) {
  const spans = findings
    .flatMap(({ span }) => (span && span.end <= text.length ? [span] : []))
    .toSorted((a, b) => a.start - b.start);
  const pieces: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    if (start < at) continue;
    pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), marked: false });
  return (
    <Text>
      {pieces.map((piece, index) =>
        piece.marked ? (
          <mark key={index}>{piece.text}</mark>
        ) : (
          <span key={index}>{piece.text}</span>
        ),
      )}
    </Text>
  );
}

const Text = styled('span')(({ theme }) => ({
  overflowWrap: 'anywhere',
  '& mark': {
    color: 'inherit',
    backgroundColor: 'transparent',
    textDecoration: `underline wavy ${theme.vars.palette.warning.main} 1px`,
    textUnderlineOffset: 3,
  },
}));
