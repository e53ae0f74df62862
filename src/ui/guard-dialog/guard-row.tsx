import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { ArrowRight } from 'lucide-react';
import type { DraftFinding, GuardChoice } from '#domain/guard/check-draft.ts';
import { Icon } from '#ui/icon.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { guardWords, surrounding, wholeWords } from './guard-words.ts';

interface GuardRowProps {
  readonly finding: DraftFinding;
  readonly choice: GuardChoice | null;
  /** Where it stands, in words: `Justification`, `Rewrite of B`. */
  readonly place: string;
  /** It is this row that Submit waits for. */
  readonly wanted: boolean;
  readonly onChoose: (choice: GuardChoice) => void;
  readonly onGo: () => void;
}

const segments = [
  { value: 'redact', label: 'Redact', tone: 'neutral' },
  { value: 'explain', label: 'Explain', tone: 'neutral' },
] as const;

/** One finding: what it is and why it matters, its words, and what is to be done with it. */
export function GuardRow({ finding, choice, place, wanted, onChoose, onGo }: GuardRowProps) {
  const { title, against } = guardWords[finding.kind];
  const { before, after } = surrounding(finding.text, finding);
  return (
    <Row data-finding={finding.id} data-wanted={wanted || undefined}>
      <Head>
        <strong>{title}</strong>
        <span>{against}</span>
        <button type="button" onClick={onGo}>
          {place}
        </button>
      </Head>
      <Words>
        {before}
        <mark>{finding.quote}</mark>
        {after}
      </Words>
      <p>{finding.why}</p>
      <Answer>
        <SegmentedRadios
          label={`${title}: ${finding.quote}`}
          segments={segments}
          value={choice?.kind ?? null}
          onChange={(kind) =>
            onChoose(kind === 'redact' ? { kind } : { kind, explanation: explained(choice) })
          }
        />
        {choice?.kind === 'redact' && (
          <span>
            becomes <Icon of={ArrowRight} size={13} />{' '}
            <Words as="span">
              “{wholeWords(before, 'end')}
              <ins>{finding.redaction}</ins>
              {wholeWords(after, 'start')}”
            </Words>
          </span>
        )}
        {choice?.kind === 'explain' && (
          <OutlinedInput
            autoFocus
            fullWidth
            placeholder="Why it may stay, in a sentence"
            inputProps={{ 'aria-label': `Why “${finding.quote}” may stay`, maxLength: 2000 }}
            value={choice.explanation}
            onChange={(event) => onChoose({ kind: 'explain', explanation: event.target.value })}
          />
        )}
      </Answer>
    </Row>
  );
}

const explained = (choice: GuardChoice | null) =>
  choice?.kind === 'explain' ? choice.explanation : '';

const Row = styled('li')(({ theme }) => ({
  // With its edge as wide as the dialog's own margin.
  padding: '12px 24px 12px 21px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  borderLeft: '3px solid transparent',
  '&[data-wanted]': { borderLeftColor: theme.vars.palette.primary.main },
  '& p': {
    ...theme.typography.meta,
    margin: '0 0 6px',
    color: theme.vars.palette.text.disabled,
  },
}));

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'baseline',
  gap: 8,
  '& strong': { fontWeight: 600 },
  '& span': { ...theme.typography.meta, flex: 1, color: theme.vars.palette.text.disabled },
  '& button': {
    ...theme.typography.cell,
    minHeight: 24,
    padding: 0,
    border: 0,
    background: 'none',
    color: theme.vars.palette.primary.main,
    textDecoration: 'underline',
    textDecorationColor: theme.vars.palette.primary.edge,
    textUnderlineOffset: 3,
    cursor: 'pointer',
  },
}));

const Words = styled('div')(({ theme }) => ({
  ...theme.typography.quoteLong,
  overflowWrap: 'anywhere',
  '& mark': {
    color: 'inherit',
    backgroundColor: theme.vars.palette.warning.tint,
    borderBottom: `1.5px solid ${theme.vars.palette.warning.main}`,
  },
  '& ins': {
    color: theme.vars.palette.success.main,
    backgroundColor: theme.vars.palette.success.tint,
    textDecoration: 'none',
  },
}));

const Answer = styled('div')(({ theme }) => ({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 8,
  minHeight: 32,
  '& > span': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& > div:nth-of-type(2)': { flex: '1 1 240px' },
  // Two words, not numbers of a scale: they have room, and are as wide as each other.
  '& > [role="radiogroup"] > label:not(:has([data-slot]))': { minWidth: 78, padding: '0 10px' },
}));
