import { fieldName } from '#domain/draft/field-name.ts';
import type { Highlight, MarkedPlace } from '#domain/draft/highlight.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { Answer } from '#domain/question/answer.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { isKept, type JudgedAgain } from '#ui/rubric-matrix/judged-again.ts';
import type { TextSelection } from '#ui/viewers/markdown/text-span.ts';
import type { GradingDraft } from './grading-draft.ts';

/** The person's verbs, as changes of draft fields. They know nothing of the screen. */
export type GradingActions = ReturnType<typeof gradingActions>;

type Place = { criterionId: string; responseId: string };

export function gradingActions(
  task: BlindTask,
  settings: ProjectSettings,
  draft: GradingDraft,
  again: JudgedAgain = null,
) {
  const versionOf = (criterionId: string) =>
    task.rubric?.criteria.find((each) => each.id === criterionId)?.version ?? 1;

  const verdictChange = (at: Place, value: VerdictValue | null) => ({
    [fieldName({ kind: 'verdict', ...at })]:
      value === null ? undefined : { value, criterionVersion: versionOf(at.criterionId) },
  });

  const evidenceOf = (at: Place): string[] => {
    const value = draft.getFields()[fieldName({ kind: 'evidence', ...at })];
    return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
  };

  /** A new highlight, and the link from the verdict to it. */
  const evidenceChange = (at: Place, marked: MarkedPlace, selection: TextSelection) => {
    const highlight = highlightOf(marked, selection);
    return {
      [fieldName({ kind: 'highlight', highlightId: highlight.id })]: plain(highlight),
      [fieldName({ kind: 'evidence', ...at })]: [...evidenceOf(at), highlight.id],
    };
  };

  return {
    setVerdict(at: Place, value: VerdictValue | null): void {
      if (isKept(again, at)) return;
      draft.setFields(verdictChange(at, value));
    },
    /** A verdict and what was selected in the text as its evidence: one step. */
    setVerdictWithEvidence(
      at: Place,
      value: VerdictValue,
      marked: MarkedPlace,
      selection: TextSelection,
    ): void {
      if (isKept(again, at)) return;
      draft.setFields({ ...verdictChange(at, value), ...evidenceChange(at, marked, selection) });
    },
    linkEvidence(at: Place, marked: MarkedPlace, selection: TextSelection): void {
      draft.setFields(evidenceChange(at, marked, selection));
    },
    /** Takes the link away, and the highlight too unless it carries a label or comment. */
    unlinkEvidence(at: Place, highlightId: string): void {
      const left = evidenceOf(at).filter((each) => each !== highlightId);
      const field = fieldName({ kind: 'highlight', highlightId });
      const kept = draft.getFields()[field];
      const speaks =
        typeof kept === 'object' && kept !== null && ('label' in kept || 'comment' in kept);
      const elsewhere = Object.entries(draft.getFields()).some(
        ([name, value]) =>
          name.startsWith('evidence/') &&
          name !== fieldName({ kind: 'evidence', ...at }) &&
          Array.isArray(value) &&
          value.includes(highlightId),
      );
      draft.setFields({
        [fieldName({ kind: 'evidence', ...at })]: left.length > 0 ? left : undefined,
        ...(speaks || elsewhere ? {} : { [field]: undefined }),
      });
    },
    setNote(at: Place, text: string): void {
      draft.setField(fieldName({ kind: 'explanation', ...at }), text === '' ? undefined : text);
    },
    labelSelection(marked: MarkedPlace, selection: TextSelection, label: string): void {
      const severity = settings.questions
        .flatMap((each) => (each.kind === 'highlight' ? each.labels : []))
        .find((each) => each.name === label)?.severity;
      const highlight = {
        ...highlightOf(marked, selection),
        label,
        ...(severity && { severity }),
      };
      draft.setField(fieldName({ kind: 'highlight', highlightId: highlight.id }), plain(highlight));
    },
    commentSelection(marked: MarkedPlace, selection: TextSelection, comment: string): void {
      const highlight = { ...highlightOf(marked, selection), comment };
      draft.setField(fieldName({ kind: 'highlight', highlightId: highlight.id }), plain(highlight));
    },
    setAnswer(question: string, responseId: string | null, answer: Answer | null): void {
      const name = { question, ...(responseId !== null && { responseId }) };
      draft.setField(
        fieldName({ kind: 'answer', ...name }),
        answer === null ? undefined : { ...answer },
      );
    },
    setText(question: string, responseId: string | null, text: string): void {
      const name = { question, ...(responseId !== null && { responseId }) };
      draft.setField(fieldName({ kind: 'text', ...name }), text === '' ? undefined : text);
    },
  };
}

function highlightOf(marked: MarkedPlace, selection: TextSelection): Highlight {
  const { start, end, quote, locator, messageIndex } = selection;
  const step = marked.kind === 'response' && messageIndex !== undefined ? { messageIndex } : {};
  return {
    id: randomId(),
    target: { ...marked, ...step },
    start,
    end,
    unit: 'utf16',
    quote,
    locator,
  };
}

/** Optional parts may be typed as undefined; a draft field is JSON, which knows only absent. */
function plain(highlight: Highlight): JsonValue {
  const json: JsonValue = JSON.parse(JSON.stringify(highlight));
  return json;
}

/** 96 random bits; `crypto.randomUUID` exists in secure contexts only. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
