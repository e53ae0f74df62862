import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import {
  projectPermissions,
  rolesWith,
  type ProjectPermission,
} from '#domain/people/permission.ts';
import { createApp } from '#server/app.ts';
import type { Tables } from '#server/database/tables.ts';
import { importEnded } from '#server/imports/launch-import.ts';
import { onBothDatabases } from '#tests/databases/on-both-databases.ts';
import { afterFirstStatement } from './after-first-statement.ts';
import { AS, attackWorld, member, OWNER, type AttackWorld } from './attack-world.ts';
import { fingerprint } from './fingerprint.ts';
import { fittingRequests } from './fitting-requests.ts';
import { ownerOf, paramsIn } from './path-objects.ts';
import { requestFor } from './request-for.ts';

// Who may is asked before an operation begins. Between that and its first write the right can be
// taken away; every operation that writes must see it then, and leave nothing behind.

const isOfProject = ({ permission }: AnyEndpoint) =>
  (projectPermissions as readonly string[]).includes(permission);
const needsRight = (each: AnyEndpoint) => isOfProject(each) || each.permission === 'owner';

/** Everybody who may, first the one to whom the path's object belongs. */
function callersOf(endpoint: AnyEndpoint): string[] {
  if (endpoint.permission === 'owner') return [OWNER];
  const personal = ownerOf(endpoint);
  if (personal !== null) return [personal];
  return rolesWith(endpoint.permission as ProjectPermission).map((each) => member('p', each));
}

/** These only read, though they are no GET. */
const onlyRead = ['planSpotCheck', 'previewRubric', 'verifyAuditLog'];
/** The requests of these tests bring them to no write, also while the right stands. */
const notDrivenHere = ['decideFinal', 'unveilReview', 'claimRegrade', 'markGold', 'withdrawGold'];

onBothDatabases('a right that is taken away between the look and the write', (open) => {
  test('lets no operation of the contract write', async () => {
    const database = await open();
    const world = await attackWorld(database);
    const wrong: string[] = [];
    const notDriven: string[] = [];
    for (const endpoint of endpoints.filter(needsRight)) {
      let wrote = false;
      for (const as of callersOf(endpoint)) {
        const made = await paramsIn(world, endpoint, 'p');
        const fitting = (await fittingRequests[endpoint.name]?.(world, made)) ?? {};
        const request = () => {
          const each = requestFor(endpoint, fitting.params ?? made, fitting.body);
          if (fitting.ifMatch !== undefined) each.headers.set('If-Match', String(fitting.ifMatch));
          return each;
        };
        const before = await stateOf(database, endpoint);
        const late = await askWhileRevoked(world, as, request());
        if ((await stateOf(database, endpoint)) !== before)
          wrong.push(`${endpoint.name} as ${as} wrote`);
        const { status } = await world.ask(as, request());
        await importEnded(made['importId'] ?? '');
        if ((await stateOf(database, endpoint)) === before) continue;
        wrote = true;
        if (![403, 404].includes(late))
          wrong.push(`${endpoint.name} as ${as}: ${late}, then ${status}`);
        break;
      }
      if (!wrote && endpoint.method !== 'GET') notDriven.push(endpoint.name);
    }
    expect(wrong).toEqual([]);
    expect(notDriven.toSorted()).toEqual([...onlyRead, ...notDrivenHere].toSorted());
  });
});

/**
 * Every row, and how much was written to the log, which the fingerprint leaves out. A GET writes
 * nothing else: the permission matrix sees to that.
 */
async function stateOf(database: Kysely<Tables>, { method }: AnyEndpoint): Promise<string> {
  const { n } = await database
    .selectFrom('audit_entry')
    .select((each) => each.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return method === 'GET' ? `audit ${n}` : `${await fingerprint(database)}\naudit ${n}`;
}

/** Asks the real app; as soon as the caller was let in their right goes, and comes back behind it. */
async function askWhileRevoked(
  { limbs }: AttackWorld,
  as: string,
  request: Request,
): Promise<number> {
  const { database } = limbs;
  const roles = await database
    .selectFrom('membership')
    .selectAll()
    .where('account_id', '=', as)
    .execute();
  const revoke = async () => {
    await database.deleteFrom('membership').where('account_id', '=', as).execute();
    await sql`update account set is_owner = false where id = ${as}`.execute(database);
  };
  const accountOf = limbs.identity.accountOf;
  const identity = {
    ...limbs.identity,
    async accountOf(each: Request) {
      const account = await accountOf(each);
      // No statement asks for the owner's right before the handler's own.
      if (account?.isOwner) await revoke();
      return account;
    },
  };
  const hooked = as === OWNER ? database : afterFirstStatement(database, revoke);
  const app = createApp({ ...limbs, identity, database: hooked });
  request.headers.set(AS, as);
  const { status } = await app.fetch(request);
  if (roles.length > 0) await database.insertInto('membership').values(roles).execute();
  await sql`update account set is_owner = ${as === OWNER} where id = ${as}`.execute(database);
  return status;
}
