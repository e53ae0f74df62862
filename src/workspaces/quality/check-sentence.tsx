import { styled } from '@mui/material/styles';
import type { SpotCheck } from '#queries/spot-checks.ts';
import { findingInWords, verdictWords } from './check-words.ts';

/** The claim and what has become of it, as a sentence. */
export function CheckSentence({ check }: { readonly check: SpotCheck }) {
  const { verdict } = check.report;
  return (
    <Sentence>
      The claim <strong>“{check.claimInWords}”</strong> is{' '}
      <strong data-verdict={verdict}>{verdictWords[verdict]}</strong>. {findingInWords(check)}
    </Sentence>
  );
}

const Sentence = styled('p')(({ theme }) => ({
  ...theme.typography.claim,
  margin: '0 0 8px',
  maxWidth: '72ch',
  '& strong': { fontWeight: 600 },
  '& [data-verdict=supported]': { color: theme.vars.palette.success.main },
  '& [data-verdict=refuted], & [data-verdict=not-supported]': {
    color: theme.vars.palette.error.main,
  },
  '& [data-verdict=undecided]': { color: theme.vars.palette.warning.main },
}));
