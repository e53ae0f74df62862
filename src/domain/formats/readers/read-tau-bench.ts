import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import { messagesOf } from '#domain/formats/messages/messages-of.ts';
import type { Refusal } from '#domain/formats/framing/source-row.ts';
import { conversationText, textMessage } from '#domain/task/message-text.ts';
import { emptyFragment, type Reader } from './fragment.ts';

/**
 * Runs of tau-bench: several trials of a task stand side by side as whole trajectories, system
 * message included. The prompt is the instruction that the simulated user was given; the policy
 * (the system message) is kept as a document; the expected actions and outputs are the gold.
 * Files name no model, so the model is unknown; trial and reward are kept with the response.
 */
export const tauBench: Reader = {
  name: 'tau-bench',
  title: 'tau-bench runs',
  groups: true,
  read(row) {
    const id = isRecord(row.value) ? row.value['task_id'] : undefined;
    const group = typeof id === 'number' || typeof id === 'string' ? String(id) : null;
    const refuse = (field: string, reason: string): { refusal: Refusal; group: string | null } => ({
      refusal: { field, reason },
      group,
    });
    if (!isRecord(row.value)) return refuse('line', 'Not an object');
    if (group === null) return refuse('task_id', 'Missing, so the run belongs to no task');
    const { traj, info, trial, reward } = row.value;
    if (!Array.isArray(traj) || traj.length === 0)
      return refuse('traj', 'Missing, or an empty run');
    const messages = messagesOf(traj, 'assistant');
    if (!messages.ok) return refuse(`traj${messages.error.place}`, messages.error.reason);
    const task = isRecord(info) && isRecord(info['task']) ? info['task'] : null;
    const instruction = task?.['instruction'];
    if (task === null || typeof instruction !== 'string' || instruction.trim() === '') {
      return refuse('info.task.instruction', 'Missing: it is the prompt');
    }
    const policy = conversationText(messages.value.filter(({ role }) => role === 'system'));
    return {
      fragment: {
        ...emptyFragment(),
        group,
        externalId: group,
        title: titleOf(instruction, group),
        prompt: [textMessage('user', instruction)],
        documents:
          policy === ''
            ? []
            : [{ id: 'policy', name: 'Policy', mediaType: 'text/markdown', text: policy }],
        responses: [
          {
            messages: messages.value,
            model: null,
            metadata: resultOf(trial, reward, info),
            raw: row.value,
          },
        ],
        metadata: typeof task['user_id'] === 'string' ? { user_id: task['user_id'] } : {},
        gold: { actions: task['actions'] ?? [], outputs: task['outputs'] ?? [] },
        notices: row.notices,
      },
    };
  },
};

export function looksLikeTauBench(row: { [key: string]: JsonValue }): string[] | null {
  return Array.isArray(row['traj']) && Object.hasOwn(row, 'trial') && isRecord(row['info'])
    ? ['traj', 'trial', 'info.task']
    : null;
}

function resultOf(
  trial?: JsonValue,
  reward?: JsonValue,
  info?: JsonValue,
): { [key: string]: JsonValue } {
  const cost = isRecord(info) ? info['user_cost'] : undefined;
  return {
    ...(trial === undefined ? {} : { trial }),
    ...(reward === undefined ? {} : { reward }),
    ...(cost === undefined ? {} : { user_cost: cost }),
  };
}

function titleOf(instruction: string, id: string): string {
  const line = instruction.trim().split('\n', 1)[0] ?? '';
  return `Task ${id}: ${line.length > 90 ? `${line.slice(0, 89).trimEnd()}…` : line}`;
}
