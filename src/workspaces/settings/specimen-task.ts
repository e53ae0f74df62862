import type { Criterion } from '#domain/rubric/criterion.ts';
import type { BlindTask, Task } from '#domain/task/task.ts';
import { textMessage } from '#domain/task/message-text.ts';

/** What an expert would see of a task: the preview shows no more than Grade does. */
export function blindOf(task: Task, projectRubric: readonly Criterion[] | null): BlindTask {
  const { id, projectId, title, prompt, documents, rubric } = task;
  return {
    id,
    projectId,
    title,
    prompt,
    documents,
    responses: task.responses.map((each) => ({ id: each.id, messages: each.messages })),
    rubric: rubric ?? rubricOf(projectRubric),
  };
}

/** A task to look at where the project has none yet; written for this purpose. */
export function specimenTask(projectRubric: readonly Criterion[] | null): BlindTask {
  return {
    id: 'specimen',
    projectId: 'specimen',
    title: 'Specimen',
    prompt: [textMessage('user', 'What is the company worth?')],
    documents: [],
    responses: [
      { id: 'first', messages: [textMessage('assistant', 'About €740m, from 9.1x EBITDA.')] },
      { id: 'second', messages: [textMessage('assistant', 'It is hard to say.')] },
    ],
    rubric: rubricOf(projectRubric) ?? rubricOf(specimenCriteria),
  };
}

function rubricOf(criteria: readonly Criterion[] | null): BlindTask['rubric'] {
  return criteria === null || criteria.length === 0
    ? null
    : { id: 'project', version: 1, criteria: [...criteria] };
}

const check = (id: string, title: string, points: number): Criterion => ({
  id,
  version: 1,
  title,
  text: title,
  tags: [],
  points,
  required: false,
  dependsOn: [],
  scale: { kind: 'binary' },
});

const specimenCriteria: readonly Criterion[] = [
  check('value', 'States one enterprise value', 6),
  check('method', 'Says how it was derived', 4),
  check('figure', 'Gives a figure without a source', -3),
];
