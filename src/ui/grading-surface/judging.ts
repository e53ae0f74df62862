import { fieldName } from '#domain/draft/field-name.ts';
import type { MarkedPlace } from '#domain/draft/highlight.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { verdictFraction } from '#domain/score/verdict-fraction.ts';
import { comparisonKind } from '#domain/question/comparison-kind.ts';
import { rankingAnswer } from '#domain/question/answer.ts';
import { gradesOfDraft } from '#domain/draft/grades-of-draft.ts';
import { criterionStandings } from '#domain/score/criterion-standings.ts';
import { placeInRanking } from '#ui/questions/ranking-slots.ts';
import { isAsked } from '#ui/rubric-matrix/judged-again.ts';
import { rubricLayout } from '#ui/rubric-matrix/rubric-layout.ts';
import type { TextSelection } from '#ui/viewers/markdown/text-span.ts';
import type { Surface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

/** The rubric in the order of the screen, without what is kept and folded away. */
function criteriaOf({ task, again, responses, store }: Surface) {
  const all = rubricLayout(task.rubric?.criteria ?? []).flatMap((section) =>
    section.criteria.map((each) => each.criterion),
  );
  return again !== null && store.getState().openOnly
    ? all.filter(({ id }) => isAsked(again, id, responses))
    : all;
}

function isOpen(surface: Surface): (criterionId: string, responseId: string) => boolean {
  const { task, draft, responses } = surface;
  const { verdicts } = gradesOfDraft(draft.getFields()).grades;
  const given = new Set(verdicts.map((each) => `${each.criterionId} ${each.responseId}`));
  const ruledOut = new Set(
    responses.flatMap(({ id }) =>
      criterionStandings(task.rubric?.criteria ?? [], verdicts, id)
        .filter((each) => each.effective === 'not-applicable')
        .map((each) => `${each.criterion.id} ${id}`),
    ),
  );
  return (criterionId, responseId) => {
    const key = `${criterionId} ${responseId}`;
    return !given.has(key) && !ruledOut.has(key);
  };
}

export function moveCriterion(surface: Surface, step: 1 | -1): void {
  const order = criteriaOf(surface);
  const at = order.findIndex((each) => each.id === surface.store.getState().criterionId);
  const next = order[Math.max(0, Math.min(order.length - 1, at + step))];
  if (next) stand(surface.store, { criterionId: next.id }, 'key');
}

export function moveResponse(surface: Surface, step: 1 | -1): void {
  const { responses, store } = surface;
  const at = responses.findIndex((each) => each.id === store.getState().responseId);
  const next = responses[(at + step + responses.length) % responses.length];
  if (next) stand(store, { responseId: next.id }, 'key');
}

/**
 * Answers the current criterion for the current response and goes on: to the next response,
 * after the last one to the next criterion that is still open. Text that is selected in the
 * response becomes the evidence. A value that the criterion's scale does not know does nothing.
 */
export function judge(surface: Surface, value: VerdictValue): void {
  const { store, actions, task } = surface;
  const { criterionId, responseId } = store.getState();
  const criterion = task.rubric?.criteria.find((each) => each.id === criterionId);
  if (!criterion || surface.readOnly || verdictFraction(criterion.scale, value) === null) return;
  const selected = value === 'not-applicable' ? null : selectionIn(surface);
  if (selected) {
    // A passage of a response judges that response; one of a document judges the current one.
    const judged = selected.marked.kind === 'response' ? selected.marked.responseId : responseId;
    stand(store, { responseId: judged }, 'key');
    const at = { criterionId: criterion.id, responseId: judged };
    actions.setVerdictWithEvidence(at, value, selected.marked, selected.selection);
    document.getSelection()?.removeAllRanges();
  } else {
    actions.setVerdict({ criterionId: criterion.id, responseId }, value);
  }
  if (store.getState().preferences.advance) advance(surface);
}

function advance(surface: Surface): void {
  const { store, responses } = surface;
  const { criterionId, responseId } = store.getState();
  const here = responses.findIndex((each) => each.id === responseId);
  const open = isOpen(surface);
  const beside = responses.slice(here + 1);
  // An answered one beside is gone to as well: experts judge a row from left to right.
  const next = beside[0];
  if (next) return stand(surface.store, { responseId: next.id }, 'key');
  const order = criteriaOf(surface);
  const at = order.findIndex((each) => each.id === criterionId);
  for (const criterion of [...order.slice(at + 1), ...order.slice(0, at + 1)]) {
    const left = responses.find((each) => open(criterion.id, each.id));
    if (left) return stand(store, { criterionId: criterion.id, responseId: left.id }, 'key');
  }
}

/** A digit: the level of a scale criterion that has the focus, else the comparison. */
export function answerDigit(surface: Surface, digit: number, focusInScale: boolean): void {
  if (surface.readOnly) return;
  const { store, task, actions, responses, settings, draft } = surface;
  const { criterionId, responseId } = store.getState();
  const criterion = task.rubric?.criteria.find((each) => each.id === criterionId);
  if (focusInScale && criterion) {
    if (typeof verdictFraction(criterion.scale, digit) === 'number') {
      actions.setVerdict({ criterionId: criterion.id, responseId }, digit);
    }
    return;
  }
  const comparison = settings.questions.find((each) => each.kind === 'comparison');
  const kind = comparisonKind(responses.length);
  const [first, second] = responses;
  if (!comparison || !first || !second) return;
  if (kind === 'preference') {
    if (digit > 7) return;
    actions.setAnswer(comparison.name, null, {
      kind: 'preference',
      first: first.id,
      second: second.id,
      value: digit === 0 ? null : digit - 4,
      bothBad: digit === 0,
    });
  } else if (kind === 'ranking') {
    const field = draft.getFields()[fieldName({ kind: 'answer', question: comparison.name })];
    const now = rankingAnswer.safeParse(field);
    const slots = now.success ? now.data.slots : [];
    actions.setAnswer(comparison.name, null, {
      kind: 'ranking',
      slots: digit === 0 ? [] : placeInRanking(slots, responseId, digit, responses.length),
      allBad: digit === 0,
    });
  }
}

/** Links what is selected to the current criterion, without an answer. */
export function linkSelection(surface: Surface): boolean {
  const { store, actions } = surface;
  const { criterionId } = store.getState();
  const selected = selectionIn(surface);
  if (criterionId === null || selected === null || surface.readOnly) return false;
  const { marked, selection } = selected;
  if (marked.kind === 'response') stand(store, { responseId: marked.responseId }, 'key');
  const { responseId } = store.getState();
  actions.linkEvidence({ criterionId, responseId }, marked, selection);
  document.getSelection()?.removeAllRanges();
  return true;
}

export type Selected = { readonly marked: MarkedPlace; readonly selection: TextSelection };

/** What is selected: in the open document, in the current response, or else in another one. */
export function selectionIn({ store, panes, documentPane }: Surface): Selected | null {
  const read = documentPane.current?.selection();
  if (documentPane.current && read) {
    const { documentId } = documentPane.current;
    return { marked: { kind: 'document', documentId }, selection: read };
  }
  const { responseId } = store.getState();
  for (const id of [responseId, ...panes.current.keys()]) {
    const selection = panes.current.get(id)?.selection();
    if (selection) return { marked: { kind: 'response', responseId: id }, selection };
  }
  return null;
}
