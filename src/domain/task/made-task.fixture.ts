import { textMessage } from './message-text.ts';
import type { BlindTask } from './task.ts';

/** A task for a test, with one short response and no rubric, and what the test changes in it. */
export function madeTask(changes: Partial<BlindTask> = {}): BlindTask {
  return {
    id: 't',
    projectId: 'p',
    title: 'Net debt',
    prompt: [textMessage('user', 'What is net debt?')],
    documents: [],
    responses: [{ id: 'r1', messages: [textMessage('assistant', 'An answer.')] }],
    rubric: null,
    ...changes,
  };
}
