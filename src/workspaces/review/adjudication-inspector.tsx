import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Check, Minus, X } from 'lucide-react';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { AdjudicationCell, Decided, Posterior } from '#domain/review/adjudication-cells.ts';
import type { Scale } from '#domain/rubric/scale.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { formatNumber } from '#ui/format-number.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { verdictWords } from '#ui/rubric-matrix/verdict-glyph-of.ts';
import { SegmentedRadios, type Segment } from '#ui/segmented-radios.tsx';
import { AnnotatorMark } from './annotator-mark.tsx';

interface AdjudicationInspectorProps {
  readonly adjudication: Adjudication;
  readonly cell: AdjudicationCell;
  readonly posterior: Posterior | null;
  readonly decided: Decided | null;
  readonly onDecide: (value: VerdictValue) => void;
  readonly onReason: (reason: string) => void;
  readonly onMove: (step: 1 | -1) => void;
}

/** What each annotator said of one verdict, with the words they marked, and the final one. */
export function AdjudicationInspector(props: AdjudicationInspectorProps) {
  const { adjudication, cell, posterior, decided } = props;
  const { task, annotators } = adjudication;
  const criteria = task.rubric?.criteria ?? [];
  const at = criteria.findIndex(({ id }) => id === cell.criterionId);
  const criterion = criteria[at];
  if (!criterion) return null;
  const letter = letterOf(task.responses.findIndex(({ id }) => id === cell.responseId));
  return (
    <Stack>
      <header>
        <span>
          {at + 1} for response {letter}
        </span>
        <Button
          size="small"
          variant="text"
          aria-keyshortcuts="K"
          endIcon={<KeyHint keys="K" />}
          onClick={() => props.onMove(-1)}
        >
          Previous
        </Button>
        <Button
          size="small"
          variant="text"
          aria-keyshortcuts="J"
          endIcon={<KeyHint keys="J" />}
          onClick={() => props.onMove(1)}
        >
          Next
        </Button>
      </header>
      <p>{criterion.text}</p>
      <ol>
        {annotators.map(({ number, name, fields }) => {
          const { verdicts, highlights } = gradesOfDraft(fields).grades;
          const verdict = verdicts.find(
            (each) => each.criterionId === cell.criterionId && each.responseId === cell.responseId,
          );
          const marks = (verdict?.evidence ?? []).flatMap(({ highlightId }) =>
            highlights.filter(({ id }) => id === highlightId),
          );
          return (
            <li key={number}>
              <AnnotatorMark aria-hidden>{number}</AnnotatorMark>{' '}
              <b>{name ?? `Annotator ${number}`}</b>{' '}
              {verdictWords(criterion, verdict?.value ?? null)}{' '}
              {marks.map(({ id, locator }) => (
                <LocatorChip key={id} locator={locator ?? '¶'} />
              ))}
              {verdict?.explanation && <div>{verdict.explanation}</div>}
              {marks.map(({ id, quote }) => (
                <blockquote key={id}>{quote}</blockquote>
              ))}
            </li>
          );
        })}
      </ol>
      <div data-decide="">
        <b>Final verdict</b>
        <SegmentedRadios
          label={`Final verdict: ${criterion.title ?? criterion.text}, response ${letter}`}
          layout={criterion.scale.kind === 'anchored' ? 'list' : 'bar'}
          segments={segmentsOf(criterion.scale)}
          value={decided === null ? null : String(decided.value)}
          showKeys
          onChange={(value) => props.onDecide(valueOf(value))}
        />
        {posterior && (
          <span>
            Dawid–Skene: {verdictWords(criterion, posterior.value)},{' '}
            {formatNumber(posterior.certainty, 2)}
          </span>
        )}
        {decided && (
          <OutlinedInput
            multiline
            fullWidth
            minRows={2}
            maxRows={6}
            placeholder="Why"
            defaultValue={decided.reason ?? ''}
            inputProps={{ 'aria-label': 'Reason of the final verdict', maxLength: 2000 }}
            onChange={(event) => props.onReason(event.target.value)}
          />
        )}
      </div>
    </Stack>
  );
}

function segmentsOf(scale: Scale): Segment<string>[] {
  const applicable: Segment<string> = {
    value: 'not-applicable',
    label: 'Not applicable',
    tone: 'neutral',
    icon: Minus,
    shortcut: 'U',
  };
  switch (scale.kind) {
    case 'binary':
    case 'ternary':
      return [
        { value: 'met', label: 'Met', tone: 'good', icon: Check, shortcut: 'Y' },
        ...(scale.kind === 'ternary'
          ? [{ value: 'partly', label: 'Partly', tone: 'partly' as const, shortcut: 'P' }]
          : []),
        { value: 'not-met', label: 'Not met', tone: 'bad', icon: X, shortcut: 'N' },
        applicable,
      ];
    case 'points':
      return [
        ...Array.from({ length: scale.max + 1 }, (_, level) => ({
          value: String(level),
          label: String(level),
          tone: 'accent' as const,
        })),
        applicable,
      ];
    case 'anchored':
      return [
        ...scale.levels.map((text, index) => ({
          value: String(index + 1),
          label: String(index + 1),
          tone: 'accent' as const,
          detail: text,
        })),
        applicable,
      ];
  }
}

function valueOf(value: string): VerdictValue {
  switch (value) {
    case 'met':
    case 'partly':
    case 'not-met':
    case 'not-applicable':
      return value;
    default:
      return Number(value);
  }
}

const Stack = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  flex: '1 1 0',
  overflow: 'auto',
  '& header': {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    padding: '6px 16px 0',
    color: theme.vars.palette.text.secondary,
    '& > :first-of-type': { marginRight: 'auto' },
  },
  '& > p': { ...theme.typography.body1, margin: 0, padding: '0 16px 8px' },
  '& ol': { listStyle: 'none', margin: 0, padding: '0 16px' },
  '& li': { padding: '6px 0', borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& b': { fontWeight: 600 },
  '& blockquote': { ...theme.typography.quote, margin: '2px 0', overflowWrap: 'anywhere' },
  '& [data-decide]': {
    display: 'flex',
    flexDirection: 'column',
    gap: 6,
    padding: '8px 16px',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
    '& > span': { ...theme.typography.meta, color: theme.vars.palette.text.secondary },
  },
}));
