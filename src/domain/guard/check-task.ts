import type { ReadTask } from '#domain/formats/merge-fragments.ts';
import { conversationText } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import type { Detector, GuardKind } from './finding.ts';

/** Something in a task that is about to be imported. */
export type TaskFinding = { field: string; kind: GuardKind; why: string; quote: string };

const QUOTE_LENGTH = 80;
const opensSomething: ReadonlySet<GuardKind> = new Set(['api-key', 'card', 'iban']);
/** Shown, but common in published professional tasks: nobody has to explain them. */
const common: ReadonlySet<GuardKind> = new Set(['email', 'phone', 'banner']);

/** True where a lead says why such a thing may come in. */
export const needsExplanation = (kind: GuardKind): boolean => !common.has(kind);

/**
 * What the guard finds in many tasks, each with its task. Most batches hold nothing: all their
 * text is read at once, and only where something is found task by task.
 */
export function checkTasks<Given extends { task: ReadTask }>(
  given: readonly Given[],
  guard: Detector,
): [Given, TaskFinding][] {
  if (guard(given.map(({ task }) => wholeText(task)).join('\n\n')).length === 0) return [];
  return given.flatMap((each) =>
    checkTask(each.task, guard).map((finding): [Given, TaskFinding] => [each, finding]),
  );
}

/**
 * What the guard finds in a task, place by place. Documents that come with the task are checked,
 * not compared with: a response may well quote them.
 */
export function checkTask(task: ReadTask, guard: Detector): TaskFinding[] {
  if (guard(wholeText(task)).length === 0) return [];
  return textsOf(task).flatMap(([field, text]) =>
    guard(text).map(({ kind, why, quote }) => ({
      field,
      kind,
      why,
      quote: shownQuote(kind, quote),
    })),
  );
}

/** Runs for every imported task, of which there may be millions: it builds one string. */
function wholeText({ prompt, responses, documents, criteria, gold, metadata }: ReadTask): string {
  let whole = '';
  const addMessages = (messages: readonly Message[]) => {
    for (const { content } of messages) {
      for (const part of content) if (part.type === 'text') whole += `${part.text}\n\n`;
    }
  };
  addMessages(prompt);
  for (const { messages } of responses) addMessages(messages);
  for (const { text = '' } of documents) whole += `${text}\n\n`;
  for (const { text, rationale = '' } of criteria ?? []) whole += `${text}\n${rationale}\n\n`;
  if (gold !== undefined) whole += `${asText(gold)}\n\n`;
  if (Object.keys(metadata).length > 0) whole += asText(metadata);
  return whole;
}

const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function textsOf(task: ReadTask): [field: string, text: string][] {
  const { prompt, responses, documents, criteria, gold, metadata } = task;
  return [
    ['prompt', conversationText(prompt)],
    ...responses.map(({ messages }, n): [string, string] => [
      `responses[${n}]`,
      conversationText(messages),
    ]),
    ...documents.map(({ text = '' }, n): [string, string] => [`documents[${n}]`, text]),
    ...(criteria ?? []).map(({ text, rationale = '' }, n): [string, string] => [
      `rubric[${n}]`,
      `${text}\n${rationale}`,
    ]),
    ['gold', gold === undefined ? '' : asText(gold)],
    ['metadata', asText(metadata)],
  ];
}

/** The report is kept with the import: it must not become a list of keys itself. */
export function shownQuote(kind: GuardKind, quote: string): string {
  if (opensSomething.has(kind)) return `${quote.slice(0, 4)}…`;
  return quote.length > QUOTE_LENGTH ? `${quote.slice(0, QUOTE_LENGTH)}…` : quote;
}
