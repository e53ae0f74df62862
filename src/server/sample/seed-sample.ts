import { samplePersona } from '#contract/session/session.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { textMessage } from '#domain/task/message-text.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { sampleAccounts } from '#server/accounts/sample-accounts.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import { createProject } from '#server/projects/create-project.ts';
import { sha256 } from '#server/sha256.ts';
import { insertTasks, type NewTask } from '#server/tasks/insert-tasks.ts';
import { sampleProject, sampleTasks } from './sample-project.ts';
import type { SampleCriterion, SampleTask } from './sample-task.ts';

/**
 * On the first run: the sample project with its tasks, and the accounts behind the one-click
 * buttons. Where the project exists already nothing is touched. Answers whether it seeded.
 */
export async function seedSample(
  limbs: Pick<AppLimbs, 'database' | 'ids' | 'clock'>,
): Promise<boolean> {
  const { database, ids, clock } = limbs;
  const existing = await database
    .selectFrom('project')
    .select('id')
    .where('slug', '=', sampleProject.slug)
    .executeTakeFirst();
  if (existing) return false;
  const project = await createProject(limbs, sampleProject, null);
  for (const role of samplePersona.options) {
    const account = await createAccount(database, ids, {
      ...sampleAccounts[role],
      password: null,
    });
    await addMember(database, { projectId: project.id, accountId: account.id, role });
  }
  const tasks = await Promise.all(sampleTasks.map(newTask));
  await database.transaction().execute(async (transaction) => {
    const settings = { projectId: project.id, plan: project.settings, ids, now: clock.now() };
    await insertTasks(transaction, settings, tasks);
  });
  return true;
}

async function newTask(sample: SampleTask): Promise<NewTask> {
  return {
    externalId: sample.externalId,
    sourceHash: await sha256(JSON.stringify(sample)),
    title: sample.title,
    prompt: [textMessage('user', sample.prompt)],
    documents: (sample.documents ?? []).map(({ name, text }, index) => ({
      id: `d${index + 1}`,
      name,
      text,
      mediaType: name.endsWith('.csv') ? 'text/csv' : 'text/markdown',
    })),
    metadata: {},
    skills: sample.skills,
    priority: 0,
    gold: sample.gold,
    criteria: sample.criteria.map(criterion),
    responses: await Promise.all(
      sample.responses.map(async (response) => ({
        messages: response.messages ?? [textMessage('assistant', response.text ?? '')],
        language: 'en',
        model: response.model,
        metadata: null,
        raw: null,
        sourceHash: await sha256(JSON.stringify(response)),
      })),
    ),
  };
}

function criterion(sample: SampleCriterion, index: number): Criterion {
  const { title, text, points, category, rationale, required = false } = sample;
  return {
    id: `c${index + 1}`,
    version: 1,
    text,
    title,
    category,
    points,
    required,
    ...(rationale === undefined ? {} : { rationale }),
    tags: [],
    dependsOn: [],
    scale: { kind: 'binary' },
  };
}
