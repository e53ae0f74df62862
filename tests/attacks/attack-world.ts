import type { Kysely } from 'kysely';
import type { Account } from '#contract/session/session.ts';
import { role, type Role } from '#domain/people/role.ts';
import { createApp } from '#server/app.ts';
import type { Tables } from '#server/database/tables.ts';
import { seedProject } from '#tests/databases/seed-project.ts';
import { testLimbs, type TestLimbs } from '#tests/server/test-limbs.ts';

/** Names the caller of a request where identity is injected. */
export const AS = 'Test-Account';

export type AttackWorld = {
  limbs: TestLimbs;
  /** Calls the real app as an account, or as nobody. */
  ask(as: string | null, request: Request): Promise<Response>;
};

export const PROJECTS = ['p', 'q'] as const;
export type ProjectId = (typeof PROJECTS)[number];

/** `p-lead`, `q-expert`, …: one account for each role of each project. */
export const member = (projectId: ProjectId, name: Role): string => `${projectId}-${name}`;
export const STRANGER = 'stranger';
export const OWNER = 'owner';

/**
 * The whole app on a database with two projects, in each one account per role, besides them a
 * stranger and the owner of the installation. Who asks is injected, so that a matrix of a
 * thousand requests need not sign in a thousand times; sessions have tests of their own.
 */
export async function attackWorld(database: Kysely<Tables>): Promise<AttackWorld> {
  const accounts = [
    STRANGER,
    OWNER,
    ...PROJECTS.flatMap((id) => role.options.map((each) => member(id, each))),
  ].map((id): Account => {
    return { id, name: id, email: `${id}@example.com`, isOwner: id === OWNER };
  });
  await database
    .insertInto('account')
    .values(accounts.map(({ isOwner, ...rest }) => ({ ...rest, is_owner: isOwner })))
    .execute();
  for (const projectId of PROJECTS) {
    await seedProject(database, { projectId, tasks: 400 });
    await database
      .insertInto('membership')
      .values(
        role.options.map((each) => ({
          project_id: projectId,
          account_id: member(projectId, each),
          role: each,
        })),
      )
      .execute();
  }
  const limbs = testLimbs(database, { sampleMode: true });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  limbs.identity = {
    ...limbs.identity,
    accountOf: async (request) => byId.get(request.headers.get(AS) ?? '') ?? null,
  };
  const app = createApp(limbs);
  return {
    limbs,
    async ask(as, request) {
      if (as !== null) request.headers.set(AS, as);
      return app.fetch(request);
    },
  };
}
