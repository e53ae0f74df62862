import type { JsonValue } from '#domain/json-value.ts';
import { finalName } from '#domain/review/final-answer.ts';
import { openAiMessages, trlMessages } from '#domain/formats/messages/openai-messages.ts';
import { messageText } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import { currentAnnotations } from './current-annotations.ts';
import type { ExportFormat, ExportOptions } from './export-options.ts';
import type { GradedTask } from './graded-task.ts';
import { rewritten, taskPairs, type LeftOut, type Pair, type Side } from './task-pairs.ts';

type Row = { [key: string]: JsonValue };
export type TaskRecords = { records: Row[]; leftOut: LeftOut[] };

/** The training rows of one task in a format that is a list of JSON records. */
export function trainingRecords(
  task: GradedTask,
  format: Exclude<ExportFormat, 'touchstone' | 'csv'>,
  options: ExportOptions,
): TaskRecords {
  switch (format) {
    case 'trl-dpo':
      return fromPairs(task, options, (pair) => ({
        prompt: trlMessages(task.prompt),
        chosen: trlMessages(pair.chosen.messages),
        rejected: trlMessages(pair.rejected.messages),
        touchstone: pairSource(task, pair),
      }));
    case 'openai-dpo':
      return fromPairs(task, options, (pair) => ({
        input: { messages: openAiMessages(task.prompt), tools: [], parallel_tool_calls: true },
        preferred_output: openAiMessages(pair.chosen.messages),
        non_preferred_output: openAiMessages(pair.rejected.messages),
      }));
    case 'trl-sft':
      return fromRewrites(task, options, (completion, source) => ({
        prompt: trlMessages(task.prompt),
        completion: trlMessages(completion),
        touchstone: source,
      }));
    case 'openai-sft':
      return fromRewrites(task, options, (completion) => ({
        messages: [...openAiMessages(task.prompt), ...openAiMessages(completion)],
      }));
    case 'trl-kto':
      return unpaired(task, options);
    case 'helpsteer3':
      return helpSteer(task, options);
  }
}

/** Where a row comes from: enough to find it again, and to tell how it was judged. */
function taskSource(task: GradedTask): Row {
  const latest = task.annotations.at(-1);
  return {
    task: task.externalId ?? task.sourceHash,
    source_hash: task.sourceHash,
    rubric_version: latest?.rubricVersion ?? task.rubric?.version ?? null,
    scoring_rule: latest?.scoringRule ?? null,
    scoring_rule_version: latest?.scoringRuleVersion ?? null,
    project_version: latest?.projectVersion ?? null,
    ...reviewSource(task),
  };
}

/** How many of the standing versions a reviewer accepted, and how many of those were fixed. */
function reviewSource(task: GradedTask): Row {
  const standing = task.annotations.filter(({ review }) => review !== undefined);
  const accepted = standing.filter(({ review }) => review === 'accepted');
  const fixed = standing.filter(({ madeBy, annotatorId }) => madeBy !== annotatorId);
  return {
    reviewed_accepted: accepted.length,
    reviewed_fixed: fixed.length,
    reviewed_of: standing.length,
    final: task.final === null ? null : finalName(task.final.rule, task.final.madeBy),
  };
}

function pairSource(task: GradedTask, pair: Pair): Row {
  return {
    ...taskSource(task),
    chosen_model: pair.chosen.model,
    rejected_model: pair.rejected.model,
    chosen_is_rewrite: pair.chosen.rewrite,
    chosen_position: positionOf(task, pair.chosen),
    rejected_position: positionOf(task, pair.rejected),
    chosen_score: pair.chosen.score,
    rejected_score: pair.rejected.score,
    margin: pair.margin,
    by: pair.by,
    agree: pair.agree,
    of: pair.of,
    annotators: pair.annotators,
  };
}

/** The place in the imported order, from 0: the shuffle of every expert is undone. */
function positionOf(task: GradedTask, { responseId }: Side): number {
  return task.responses.findIndex(({ id }) => id === responseId);
}

function fromPairs(
  task: GradedTask,
  options: ExportOptions,
  record: (pair: Pair) => Row,
): TaskRecords {
  const { pairs, leftOut } = taskPairs(task, options);
  return { records: pairs.map(record), leftOut };
}

function fromRewrites(
  task: GradedTask,
  options: ExportOptions,
  record: (completion: Message[], source: Row) => Row,
): TaskRecords {
  const work = currentAnnotations(task, options);
  const records = work.flatMap(({ grades, annotatorId }) =>
    grades.rewrites.map(({ responseId, text }) =>
      record(rewritten(text), {
        ...taskSource(task),
        rewrite_of_position: task.responses.findIndex(({ id }) => id === responseId),
        rewrite_of_model: task.responses.find(({ id }) => id === responseId)?.model ?? null,
        annotator: annotatorId,
      }),
    ),
  );
  const reason =
    task.annotations.length === 0
      ? 'not annotated'
      : work.length === 0
        ? 'filtered out'
        : 'no rewrite';
  return { records, leftOut: records.length > 0 ? [] : [{ reason, count: 1 }] };
}

/** A completion with a label each: chosen is good, rejected is bad, of two bad ones both are. */
function unpaired(task: GradedTask, options: ExportOptions): TaskRecords {
  const { pairs, leftOut } = taskPairs(task, options);
  const labels = new Map<string, { side: Side; label: boolean }>();
  const put = (side: Side, label: boolean): void => {
    const key = `${side.responseId}${side.rewrite ? ' rewrite' : ''} ${label}`;
    labels.set(key, { side, label });
  };
  for (const { chosen, rejected } of pairs) {
    put(chosen, true);
    put(rejected, false);
  }
  const prompt = trlMessages(task.prompt);
  const records = [...labels.values()].map(({ side, label }) => ({
    prompt,
    completion: trlMessages(side.messages),
    label,
    touchstone: { ...taskSource(task), model: side.model, is_rewrite: side.rewrite },
  }));
  return { records, leftOut };
}

/** Two responses a task, every annotator's −3 … 3; positive = the second is better. */
function helpSteer(task: GradedTask, options: ExportOptions): TaskRecords {
  const [first, second] = task.responses;
  const work = currentAnnotations(task, options);
  if (first === undefined || second === undefined || task.responses.length !== 2) {
    return { records: [], leftOut: [{ reason: 'one response only', count: 1 }] };
  }
  const individual = work.flatMap(({ grades }) =>
    grades.answers.flatMap(({ answer }) => {
      if (answer.kind !== 'preference' || answer.value === null || answer.bothBad) return [];
      const score = answer.first === first.id ? answer.value : -answer.value;
      const text = grades.answers.find((each) => each.answer.kind === 'text')?.answer;
      return [{ score, reasoning: text?.kind === 'text' ? text.text : '' }];
    }),
  );
  if (individual.length === 0) {
    const reason = work.length === 0 ? 'not annotated' : 'both bad';
    return { records: [], leftOut: [{ reason, count: 1 }] };
  }
  const sorted = individual.map(({ score }) => score).toSorted((a, b) => a - b);
  const overall = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return {
    records: [
      {
        domain: task.skills[0] ?? '',
        language: first.language ?? '',
        context: openAiMessages(task.prompt),
        response1: first.messages.map(messageText).join('\n\n'),
        response2: second.messages.map(messageText).join('\n\n'),
        overall_preference: overall,
        individual_preference: individual,
      },
    ],
    leftOut: [],
  };
}
