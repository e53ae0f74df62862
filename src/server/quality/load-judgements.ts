import type { Kysely } from 'kysely';
import type { Grades } from '#domain/draft/grades.ts';
import type { Judgement } from '#domain/quality/judgement.ts';
import { containment } from '#domain/skill/copied-text.ts';
import { conversationText } from '#domain/task/message-text.ts';
import { inSlices } from '#server/database/in-slices.ts';
import type { Tables } from '#server/database/tables.ts';

/**
 * The latest annotation that each expert made for each task, oldest first. What had to be read is
 * counted once per task, not once per annotation. Answers to gold items are measured by themselves.
 */
export async function loadJudgements(
  database: Kysely<Tables>,
  projectId: string,
): Promise<Judgement[]> {
  const rows = await answeredLast(database, projectId);
  const texts = await readTexts(database, rows);
  return rows
    .map((row) => ({
      annotationId: row.id,
      taskId: row.task_id,
      taskTitle: row.title,
      annotatorId: row.annotator_id,
      rubricId: row.rubric_id,
      grades: row.grades,
      scores: row.scores,
      activeSeconds: row.active_seconds,
      submittedAt: row.submitted_at.getTime(),
      words: texts.words.get(row.task_id) ?? 0,
      copied: texts.copied.get(row.id) ?? null,
    }))
    .toSorted((a, b) => a.submittedAt - b.submittedAt);
}

type Answered = Awaited<ReturnType<typeof answersTo>>[number];

async function answeredLast(database: Kysely<Tables>, projectId: string): Promise<Answered[]> {
  const tasks = await database
    .selectFrom('annotation')
    .select('task_id')
    .distinct()
    .where('project_id', '=', projectId)
    .orderBy('task_id')
    .execute();
  return inSlices(
    tasks.map(({ task_id }) => task_id),
    (slice) => answersTo(database, slice),
  );
}

function answersTo(database: Kysely<Tables>, taskIds: readonly string[]) {
  return (
    database
      .selectFrom('annotation')
      .innerJoin('task', 'task.id', 'annotation.task_id')
      .distinctOn(['annotation.task_id', 'annotation.annotator_id'])
      .select([
        'annotation.id',
        'annotation.task_id',
        'annotation.annotator_id',
        'annotation.rubric_id',
        'annotation.grades',
        'annotation.scores',
        'annotation.active_seconds',
        'annotation.submitted_at',
        'task.title',
      ])
      .leftJoin('gold_assignment', 'gold_assignment.assignment_id', 'annotation.assignment_id')
      .where('annotation.task_id', 'in', taskIds)
      .where('gold_assignment.assignment_id', 'is', null)
      // A reviewer's fix stands in the exports; what an expert is measured by is their own version.
      .whereRef('annotation.made_by', '=', 'annotation.annotator_id')
      .orderBy('annotation.task_id')
      .orderBy('annotation.annotator_id')
      .orderBy('annotation.version', 'desc')
      .execute()
  );
}

type Texts = {
  /** Words of prompt and responses, by task. */
  words: Map<string, number>;
  /** The share of what was written that one response has too, by annotation. */
  copied: Map<string, number>;
};

/** In slices too, so that the texts of a large project are never in memory together. */
async function readTexts(
  database: Kysely<Tables>,
  annotations: readonly Pick<Answered, 'id' | 'task_id' | 'grades'>[],
): Promise<Texts> {
  const words = new Map<string, number>();
  const copied = new Map<string, number>();
  const add = (taskId: string, text: string) =>
    words.set(taskId, (words.get(taskId) ?? 0) + text.split(/\s+/u).length);
  const byTask = Map.groupBy(annotations, (each) => each.task_id);
  await inSlices([...byTask.keys()], async (slice) => {
    const tasks = await database
      .selectFrom('task')
      .select(['id', 'prompt'])
      .where('id', 'in', slice)
      .execute();
    for (const { id, prompt } of tasks) add(id, conversationText(prompt));
    const responses = await database
      .selectFrom('response')
      .select(['task_id', 'messages'])
      .where('task_id', 'in', slice)
      .execute();
    for (const { task_id, messages } of responses) {
      const text = conversationText(messages);
      add(task_id, text);
      for (const { id, grades } of byTask.get(task_id) ?? []) {
        const share = containment(writtenIn(grades), text);
        if (share !== undefined) copied.set(id, Math.max(share, copied.get(id) ?? 0));
      }
    }
    return [];
  });
  return { words, copied };
}

/** Answers in words. A rewrite is not among them: it is meant to keep what is good. */
function writtenIn({ answers }: Grades): string {
  return answers.flatMap(({ answer }) => (answer.kind === 'text' ? [answer.text] : [])).join('\n');
}
