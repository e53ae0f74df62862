import { expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { createProject } from '#contract/project/create-project.ts';
import { getProject } from '#contract/project/get-project.ts';
import { listProjectVersions } from '#contract/project/list-project-versions.ts';
import { publishSettings } from '#contract/project/publish-settings.ts';
import { signIn } from '#contract/session/sign-in.ts';
import type { Role } from '#domain/people/role.ts';
import { addMember } from '#server/accounts/add-member.ts';
import { createAccount } from '#server/accounts/create-account.ts';
import { sessionRoutes } from '#server/accounts/session-routes.ts';
import { createApp } from '#server/app.ts';
import { operator } from '#server/operator.ts';
import { randomIds } from '#server/random-ids.ts';
import { sampleProject } from '#server/sample/sample-project.ts';
import { insertTasks } from '#server/tasks/insert-tasks.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { testClient } from '#tests/server/test-client.ts';
import { testLimbs } from '#tests/server/test-limbs.ts';
import { createProject as makeProject } from './create-project.ts';
import { projectRoutes } from './project-routes.ts';

const { slug: _, ...settings } = sampleProject;

onBothDatabases('projects', (open) => {
  async function start() {
    const limbs = testLimbs(await open());
    const app = createApp(limbs, [...sessionRoutes, ...projectRoutes]);
    const person = async (name: string, { isOwner = false } = {}) => {
      const password = 'correct horse battery';
      const email = `${name}@example.com`;
      const account = await createAccount(limbs.database, randomIds, {
        email,
        name,
        password,
        isOwner,
      });
      const client = testClient(app.fetch);
      await client.send(signIn, { body: { email, password } });
      return { account, client };
    };
    const owner = await person('owner', { isOwner: true });
    const project = await owner.client.send(createProject, { body: sampleProject });
    const member = async (name: string, role: Role) => {
      const { account, client } = await person(name);
      await addMember(limbs.database, { projectId: project.id, accountId: account.id, role });
      return client;
    };
    return { limbs, owner: owner.client, project, person, member };
  }

  const kindOf = (sent: Promise<unknown>) =>
    sent.then(
      () => 'done',
      (error: unknown) => problemOf(error)?.kind ?? String(error),
    );

  test('an owner makes a project and is its lead; its short name is unique', async () => {
    const { owner, project } = await start();
    expect(project).toMatchObject({ slug: 'sample', version: 1, settings });
    const params = { projectId: project.id };
    expect(await owner.send(getProject, { params })).toEqual(project);
    expect(await kindOf(owner.send(createProject, { body: sampleProject }))).toBe('duplicate');
  });

  test('who is no owner makes no project, and learns nothing of others’ projects', async () => {
    const { project, person } = await start();
    const { client } = await person('stranger');
    expect(await kindOf(client.send(createProject, { body: sampleProject }))).toBe('forbidden');
    const params = { projectId: project.id };
    expect(await kindOf(client.send(getProject, { params }))).toBe('not-found');
    expect(await kindOf(client.send(listProjectVersions, { params }))).toBe('not-found');
    expect(await kindOf(client.send(getProject, { params: { projectId: 'x' } }))).toBe('not-found');
  });

  test('an expert reads the project and may not change it', async () => {
    const { project, member } = await start();
    const expert = await member('expert', 'expert');
    const params = { projectId: project.id };
    expect(await kindOf(expert.send(getProject, { params }))).toBe('done');
    const change = { params, body: settings, headers: { 'If-Match': '1' } };
    expect(await kindOf(expert.send(publishSettings, change))).toBe('forbidden');
    expect(await kindOf(expert.send(listProjectVersions, { params }))).toBe('forbidden');
  });

  test('who makes a project leads it, but the command line, which is nobody', async () => {
    const { limbs, project } = await start();
    const made = await makeProject(limbs, { ...sampleProject, slug: 'other' }, operator.id);
    const members = await limbs.database
      .selectFrom('membership')
      .select(['project_id', 'role'])
      .where('project_id', 'in', [project.id, made.id])
      .execute();
    expect(members).toEqual([{ project_id: project.id, role: 'lead' }]);
  });

  test('a role that was taken away is gone with the next request', async () => {
    const { limbs, project, member } = await start();
    const expert = await member('expert', 'expert');
    const params = { projectId: project.id };
    expect(await kindOf(expert.send(getProject, { params }))).toBe('done');
    await limbs.database.deleteFrom('membership').where('role', '=', 'expert').execute();
    expect(await kindOf(expert.send(getProject, { params }))).toBe('not-found');
  });

  test('changed settings are a new version; the old one stays', async () => {
    const { project, member } = await start();
    const lead = await member('lead', 'lead');
    const params = { projectId: project.id };
    const body = { ...settings, instructions: 'Read twice' };
    const changed = await lead.send(publishSettings, {
      params,
      body,
      headers: { 'If-Match': '"1"' },
    });
    expect(changed).toEqual({ ...project, version: 2, settings: body });
    const { versions } = await lead.send(listProjectVersions, { params });
    expect(versions.map((each) => [each.version, each.publishedBy])).toEqual([
      [2, 'lead'],
      [1, 'owner'],
    ]);
    expect(versions.map((each) => each.settings.instructions)).toEqual([
      'Read twice',
      settings.instructions,
    ]);
    expect(versions[1]).toMatchObject({ annotations: 0, openAssignments: 0 });
  });

  test('of two leads who change the same version one is told what the other made', async () => {
    const { owner, project, member } = await start();
    const lead = await member('lead', 'lead');
    const params = { projectId: project.id };
    const change = (client: typeof lead, instructions: string) =>
      client
        .send(publishSettings, {
          params,
          body: { ...settings, instructions },
          headers: { 'If-Match': '1' },
        })
        .then(
          () => null,
          (error: unknown) => problemOf(error),
        );
    const outcomes = await Promise.all([change(owner, 'A'), change(lead, 'B')]);
    const refused = outcomes.filter((each) => each !== null);
    expect(refused.map(({ kind, status }) => [kind, status])).toEqual([['stale', 412]]);
    const now = await owner.send(getProject, { params });
    expect(now.version).toBe(2);
    expect(refused[0]?.current).toEqual(now);
  });

  test('a changed overlap opens slots at once', async () => {
    const { limbs, owner, project } = await start();
    const task = {
      externalId: null,
      sourceHash: new Uint8Array(32),
      title: 'T',
      prompt: [],
      documents: [],
      metadata: {},
      skills: [],
      priority: 0,
      gold: undefined,
      criteria: null,
      responses: [],
    };
    const insertion = {
      projectId: project.id,
      plan: { overlap: 2 },
      ids: randomIds,
      now: new Date(),
    };
    await limbs.database
      .transaction()
      .execute((transaction) => insertTasks(transaction, insertion, [task]));
    await owner.send(publishSettings, {
      params: { projectId: project.id },
      body: { ...settings, overlap: 3 },
      headers: { 'If-Match': '1' },
    });
    const slots = await limbs.database
      .selectFrom('slot')
      .select('n')
      .where('state', '=', 'open')
      .execute();
    expect(slots).toHaveLength(3);
  });

  test('settings that cannot work are refused with their places', async () => {
    const { owner } = await start();
    const criterion = {
      id: 'c',
      version: 1,
      text: 'T',
      tags: [],
      points: -1,
      required: false,
      dependsOn: [],
      scale: { kind: 'ternary' as const },
    };
    const body = {
      ...sampleProject,
      slug: 'other',
      scoringRule: 'profbench' as const,
      questions: [...settings.questions, ...settings.questions.slice(0, 1)],
      rubric: [criterion, criterion],
    };
    const problem = await owner.send(createProject, { body }).then(
      () => null,
      (error: unknown) => problemOf(error),
    );
    expect(problem?.kind).toBe('invalid');
    expect(problem?.errors?.map(({ place }) => place)).toEqual(
      expect.arrayContaining(['body.questions.2.name', 'body.rubric.1.id', 'body.rubric.0']),
    );
  });
});
