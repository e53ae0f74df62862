import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { EqualNot } from 'lucide-react';
import { useStore } from 'zustand';
import { fieldName } from '#domain/draft/field-name.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { GradeDifference } from '#domain/review/grade-differences.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { Verdict } from '#domain/rubric/verdict.ts';
import { goToHighlight } from '#ui/grading-surface/go-to.ts';
import { useSurface, useSurfaceState } from '#ui/grading-surface/surface-context.tsx';
import { stand } from '#ui/grading-surface/surface-store.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { criterionTitle } from '#ui/rubric-matrix/rubric-layout.ts';
import { verdictGlyphOf, verdictWords } from '#ui/rubric-matrix/verdict-glyph-of.ts';
import { VerdictGlyph } from '#ui/verdict-glyph.tsx';
import type { DifferenceListProps } from './difference-list.tsx';

type Difference = Extract<GradeDifference, { kind: 'verdict' }>;

/** One verdict on which two sides differ: the pair of signs, both reasons, what to do about it. */
export function VerdictDifference(props: DifferenceListProps & { difference: Difference }) {
  const { difference, side, draft, unveiled, work, onComment } = props;
  const { criterionId, responseId } = difference;
  const surface = useSurface();
  const current = useSurfaceState(
    (state) => state.criterionId === criterionId && state.responseId === responseId,
  );
  const fixes = useStore(draft, (state) => state.fixes);
  const criteria = surface.task.rubric?.criteria ?? [];
  const at = criteria.findIndex((each) => each.id === criterionId);
  const criterion = criteria[at];
  if (!criterion) return null;
  const letter = surface.responses.find(({ id }) => id === responseId)?.letter ?? '?';
  const field = fieldName({ kind: 'verdict', criterionId, responseId });
  const fixed = Object.hasOwn(fixes, field);
  const go = () => stand(surface.store, { criterionId, responseId }, 'pointer');
  const use = (mine: boolean) =>
    draft.setState((state) => ({
      fixes: mine
        ? { ...state.fixes, ...fieldsOfVerdict(side.fields, difference) }
        : without(state.fixes, difference),
    }));
  return (
    <Row aria-current={current || undefined} data-review-current={current || undefined}>
      <button type="button" data-head="" onClick={go}>
        <span data-number="">{at + 1}</span>
        <span data-title="">{criterionTitle(criterion)}</span>
        <span data-points="">
          {criterion.points > 0 ? `+${criterion.points}` : `−${-criterion.points}`}
        </span>
        <LetterBadge letter={letter} size={16} />
        <span data-pair="">
          <Sign criterion={criterion} verdict={difference.mine} />
          <Icon of={EqualNot} size={13} />
          <Sign criterion={criterion} verdict={difference.theirs} />
        </span>
      </button>
      <div data-reasons="">
        <Reason
          name={side.name}
          criterion={criterion}
          verdict={difference.mine}
          locators={locatorsOf(side.fields, difference.mine)}
        />
        <Reason
          name={work.review.expert.name}
          criterion={criterion}
          verdict={difference.theirs}
          locators={locatorsOf(unveiled.submission.fields, difference.theirs)}
          onGo={(highlightId) => {
            go();
            goToHighlight(surface, highlightId);
          }}
        />
      </div>
      {fixed && <span data-fixed="">In your fix: {side.name === 'You' ? 'yours' : side.name}</span>}
      {current && work.review.mayDecide && (
        <span data-actions="">
          <Button
            size="small"
            data-use="mine"
            aria-keyshortcuts="M"
            endIcon={<KeyHint keys="M" />}
            onClick={() => use(true)}
          >
            Use {side.name === 'You' ? 'mine' : side.name.toLowerCase()}
          </Button>
          <Button
            size="small"
            data-use="theirs"
            aria-keyshortcuts="T"
            endIcon={<KeyHint keys="T" />}
            onClick={() => use(false)}
          >
            Take theirs
          </Button>
          <Button
            size="small"
            aria-keyshortcuts="C"
            endIcon={<KeyHint keys="C" />}
            onClick={() => onComment({ kind: 'verdict', criterionId, responseId })}
          >
            Comment
          </Button>
        </span>
      )}
    </Row>
  );
}

function Sign({ criterion, verdict }: { criterion: Criterion; verdict: Verdict | null }) {
  const glyph = verdictGlyphOf(criterion, verdict?.value ?? null);
  return typeof glyph === 'string' ? (
    <VerdictGlyph glyph={glyph} decorative />
  ) : (
    <b aria-hidden>{glyph.digit}</b>
  );
}

interface ReasonProps {
  readonly name: string;
  readonly criterion: Criterion;
  readonly verdict: Verdict | null;
  readonly locators: readonly { id: string; locator: string }[];
  readonly onGo?: (highlightId: string) => void;
}

function Reason({ name, criterion, verdict, locators, onGo }: ReasonProps) {
  const said = verdictWords(criterion, verdict?.value ?? null);
  return (
    <>
      <span>{name}</span>
      <span>
        <b>{said.charAt(0).toUpperCase() + said.slice(1)}</b>{' '}
        {locators.map(({ id, locator }) => (
          <LocatorChip
            key={id}
            locator={locator}
            what={`Evidence of ${name}`}
            {...(onGo && { onGo: () => onGo(id) })}
          />
        ))}{' '}
        {verdict?.explanation ?? ''}
      </span>
    </>
  );
}

function locatorsOf(fields: DraftFields, verdict: Verdict | null) {
  const { highlights } = gradesOfDraft(fields).grades;
  return (verdict?.evidence ?? []).flatMap(({ highlightId: id }) => {
    const found = highlights.find((each) => each.id === id);
    return found ? [{ id, locator: found.locator ?? '¶' }] : [];
  });
}

/** The verdict with its reasons and the marks that it names; what is not there is taken out. */
function fieldsOfVerdict(
  fields: DraftFields,
  at: { criterionId: string; responseId: string },
): Record<string, JsonValue> {
  const names = (['verdict', 'explanation', 'evidence'] as const).map((kind) =>
    fieldName({ kind, criterionId: at.criterionId, responseId: at.responseId }),
  );
  const evidence = fields[names[2] ?? ''];
  const marks = (Array.isArray(evidence) ? evidence : []).flatMap((id) =>
    typeof id === 'string' ? [fieldName({ kind: 'highlight', highlightId: id })] : [],
  );
  return Object.fromEntries([
    ...names.map((name): [string, JsonValue] => [name, fields[name] ?? null]),
    ...marks.flatMap((name): [string, JsonValue][] => {
      const mark = fields[name];
      return mark === undefined ? [] : [[name, mark]];
    }),
  ]);
}

function without(
  fixes: Readonly<Record<string, JsonValue>>,
  { criterionId, responseId }: { criterionId: string; responseId: string },
) {
  const gone = (['verdict', 'explanation', 'evidence'] as const).map((kind) =>
    fieldName({ kind, criterionId, responseId }),
  );
  return Object.fromEntries(Object.entries(fixes).filter(([name]) => !gone.includes(name)));
}

const Row = styled('div')(({ theme }) => ({
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  borderLeft: '3px solid transparent',
  paddingBottom: 6,
  '&[aria-current]': {
    borderLeftColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.background.paper,
  },
  '& [data-head]': {
    ...theme.typography.cell,
    display: 'grid',
    gridTemplateColumns: '26px minmax(0, 1fr) auto auto auto',
    alignItems: 'center',
    gap: 6,
    width: '100%',
    padding: '4px 12px 4px 13px',
    border: 0,
    background: 'none',
    color: 'inherit',
    textAlign: 'left',
    cursor: 'pointer',
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& [data-number], & [data-points]': {
    color: theme.vars.palette.text.disabled,
    fontVariantNumeric: 'tabular-nums',
  },
  '& [data-title]': { fontWeight: 600, overflowWrap: 'anywhere' },
  '& [data-pair]': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    padding: '2px 5px',
    color: theme.vars.palette.warning.main,
    backgroundColor: theme.vars.palette.warning.tint,
  },
  '& [data-reasons]': {
    display: 'grid',
    gridTemplateColumns: 'fit-content(140px) minmax(0, 1fr)',
    gap: '2px 12px',
    padding: '1px 16px 1px 13px',
    overflowWrap: 'anywhere',
    '& > :nth-of-type(odd)': { color: theme.vars.palette.text.secondary },
    '& b': { fontWeight: 600 },
  },
  '& [data-fixed]': {
    ...theme.typography.meta,
    display: 'block',
    padding: '2px 13px',
    color: theme.vars.palette.success.main,
  },
  '& [data-actions]': { display: 'flex', flexWrap: 'wrap', gap: 6, padding: '6px 13px 2px' },
}));
