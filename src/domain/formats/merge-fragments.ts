import { fail, ok, type Result } from '#domain/result.ts';
import { conversationText } from '#domain/task/message-text.ts';
import type { Notice, Refusal } from './framing/source-row.ts';
import type { Fragment, ReadResponse } from './readers/fragment.ts';

/** A task that is ready to be written. */
export type ReadTask = Omit<Fragment, 'group' | 'title' | 'prompt' | 'priority' | 'notices'> & {
  title: string;
  prompt: NonNullable<Fragment['prompt']>;
  priority: number;
};

/** Responses have letters on screen, and there are 26. */
export const MOST_RESPONSES = 26;

/** Where a fragment came from, for the refusal of a whole task. */
export type Sourced = { fragment: Fragment; place: string };

/**
 * One task from all rows of its group, in the order of the files. The prompt and the rubric may
 * come from any of the rows, but two different ones are refused: answers to different questions
 * are not to be compared. `notices` are those of the merging; the fragments keep their own.
 */
export function mergeFragments(
  parts: readonly Sourced[],
): Result<{ task: ReadTask; notices: Notice[] }, Refusal> {
  const first = parts[0]?.fragment;
  if (first === undefined) return fail({ field: 'line', reason: 'No rows' });
  const prompt = theOne(parts, 'prompt', 'prompt');
  if (!prompt.ok) return prompt;
  if (prompt.value === null)
    return fail({ field: 'prompt', reason: 'None of its rows has a prompt' });
  const criteria = theOne(parts, 'criteria', 'rubric');
  if (!criteria.ok) return criteria;
  const responses = parts.flatMap(({ fragment }) => fragment.responses);
  const refusal = checkResponses(responses);
  if (refusal !== null) return fail(refusal);
  const notices: Notice[] = [];
  const golds = parts.flatMap(({ fragment }) =>
    fragment.gold === undefined ? [] : [fragment.gold],
  );
  if (new Set(golds.map((gold) => JSON.stringify(gold))).size > 1) {
    notices.push({
      field: 'reference',
      reason: 'Its rows have different references: the first was kept',
    });
  }
  return ok({
    task: {
      externalId: first.externalId,
      title:
        parts.find(({ fragment }) => fragment.title !== null)?.fragment.title ??
        titleOf(prompt.value),
      prompt: prompt.value,
      documents: firstFilled(parts.map(({ fragment }) => fragment.documents)),
      responses,
      criteria: criteria.value,
      metadata: Object.fromEntries(
        parts.flatMap(({ fragment }) => Object.entries(fragment.metadata)),
      ),
      skills: [...new Set(parts.flatMap(({ fragment }) => fragment.skills))],
      priority: parts.find(({ fragment }) => fragment.priority !== null)?.fragment.priority ?? 0,
      ...(golds[0] === undefined ? {} : { gold: golds[0] }),
      ...(first.native === undefined ? {} : { native: first.native }),
    },
    notices,
  });
}

function theOne<K extends 'prompt' | 'criteria'>(
  parts: readonly Sourced[],
  key: K,
  field: string,
): Result<Fragment[K] | null, Refusal> {
  let kept: { value: Fragment[K]; text: string; place: string } | null = null;
  for (const { fragment, place } of parts) {
    const value = fragment[key];
    if (value === null) continue;
    if (parts.length === 1) return ok(value);
    const text = JSON.stringify(value);
    if (kept !== null && kept.text !== text) {
      return fail({ field, reason: `Two rows of one task disagree: ${kept.place} and ${place}` });
    }
    kept ??= { value, text, place };
  }
  return ok(kept?.value ?? null);
}

function firstFilled<T>(lists: readonly (readonly T[])[]): T[] {
  return [...(lists.find((list) => list.length > 0) ?? [])];
}

function checkResponses(responses: readonly ReadResponse[]): Refusal | null {
  if (responses.length === 0) {
    return { field: 'response', reason: 'None. A task needs at least one response' };
  }
  if (responses.length > MOST_RESPONSES) {
    return {
      field: 'response',
      reason: `${responses.length} responses; at most ${MOST_RESPONSES} fit`,
    };
  }
  return null;
}

/** The first line of what the user asks, short enough for a list. */
function titleOf(prompt: ReadTask['prompt']): string {
  const users = prompt.filter(({ role }) => role === 'user');
  const text = conversationText(users.length > 0 ? users : prompt).trim();
  const end = text.indexOf('\n');
  const line = (end === -1 ? text : text.slice(0, end)).trim();
  return line.length > 120 ? `${line.slice(0, 119).trimEnd()}…` : line || 'Untitled';
}
