import { expect, test } from 'vitest';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { mayInProject, projectPermissions } from '#domain/people/permission.ts';
import type { ProjectPermission } from '#domain/people/permission.ts';
import { role } from '#domain/people/role.ts';
import { onPGlite } from '#tests/databases/on-both-databases.ts';
import { attackWorld, member, OWNER, STRANGER } from './attack-world.ts';
import { fingerprint } from './fingerprint.ts';
import { objectMakers } from './object-makers.ts';
import { objectsOf, ownerOf, paramsIn } from './path-objects.ts';
import { reachesHandler, requestFor } from './request-for.ts';

/** What endpoints that ask for nothing answer to a wrong request; a new one must be listed. */
const openToAnybody: Readonly<Record<string, number>> = {
  getSession: 200,
  signIn: 401,
  setUpOwner: 403,
  signInAsSample: 404,
  acceptInvitation: 403,
  readInvitation: 403,
  redeemResetLink: 403,
  beginProviderSignIn: 404,
  finishProviderSignIn: 404,
};

/** What a handler itself refuses of the body that the tests send: a wrong password, a wrong code, a second factor without a password. */
const refusedByHandler: Readonly<Record<string, number>> = {
  changePassword: 403,
  confirmSecondFactor: 403,
  removeSecondFactor: 403,
  startSecondFactor: 403,
};

const isOfProject = ({ permission }: AnyEndpoint) =>
  (projectPermissions as readonly string[]).includes(permission);

type Caller = { as: string | null; refusal: number | null };

/** Who calls, and with what status the table refuses; null = the table lets them pass. */
function callers({ permission }: AnyEndpoint): Caller[] {
  const people = [STRANGER, ...role.options.map((each) => member('p', each)), OWNER];
  const nobody = { as: null, refusal: permission === 'anybody' ? null : 401 };
  if (permission === 'anybody' || permission === 'signed-in') {
    return [nobody, ...people.map((as) => ({ as, refusal: null }))];
  }
  if (permission === 'owner') {
    return [nobody, ...people.map((as) => ({ as, refusal: as === OWNER ? null : 403 }))];
  }
  return [
    nobody,
    { as: STRANGER, refusal: 404 },
    ...role.options.map((each) => ({ as: member('q', each), refusal: 404 })),
    ...role.options.map((each) => ({
      as: member('p', each),
      refusal: mayInProject(permission, [each], false) ? null : 403,
    })),
    { as: OWNER, refusal: null },
  ];
}

onPGlite('who may call what', (open) => {
  test('every endpoint is listed: its permission, its objects, a body that reaches it', () => {
    const known = ['anybody', 'signed-in', 'owner', ...projectPermissions];
    for (const endpoint of endpoints) {
      const { name, permission } = endpoint;
      expect([name, known.includes(permission)]).toEqual([name, true]);
      if (permission === 'anybody') expect(Object.keys(openToAnybody)).toContain(name);
      const objects = objectsOf(endpoint);
      for (const each of objects)
        expect([name, Object.keys(objectMakers)]).toEqual([name, expect.arrayContaining([each])]);
      if (objects.length > 0) expect([name, reachesHandler(endpoint)]).toEqual([name, true]);
    }
  });

  test('every operation answers everybody as the one table says, and refusals change nothing', async () => {
    const database = await open();
    const world = await attackWorld(database);
    const wrong: string[] = [];
    for (const endpoint of endpoints) {
      const personal = ownerOf(endpoint);
      const all = callers(endpoint);
      const refused = all.filter(({ refusal }) => refusal !== null);
      const params = await paramsIn(world, endpoint, 'p');
      const before = await fingerprint(database);
      for (const { as, refusal } of refused) {
        const { status } = await world.ask(as, requestFor(endpoint, params));
        if (status !== refusal) wrong.push(`${endpoint.name} as ${as}: ${status}, not ${refusal}`);
      }
      if ((await fingerprint(database)) !== before)
        wrong.push(`${endpoint.name}: a refused call wrote`);
      for (const { as } of all.filter(({ refusal }) => refusal === null)) {
        const own = await paramsIn(world, endpoint, 'p');
        const start = endpoint.method === 'GET' ? await fingerprint(database) : '';
        const { status } = await world.ask(as, requestFor(endpoint, own));
        const said = `${endpoint.name} as ${as}: ${status}`;
        if (endpoint.permission === 'anybody') {
          if (status !== openToAnybody[endpoint.name]) wrong.push(said);
        } else if (personal !== null && personal !== as) {
          if (status !== 404) wrong.push(`${said}, though it belongs to ${personal}`);
        } else if ([401, 403, 404].includes(status) || status >= 500) {
          if (refusedByHandler[endpoint.name] !== status) wrong.push(said);
        }
        if (endpoint.method === 'GET' && (await fingerprint(database)) !== start) {
          wrong.push(`${endpoint.name}: a GET wrote`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('an id of another project’s object opens nothing under one’s own project', async () => {
    const database = await open();
    const world = await attackWorld(database);
    const wrong: string[] = [];
    for (const endpoint of endpoints.filter(isOfProject)) {
      if (!objectsOf(endpoint).some((name) => name.endsWith('Id'))) continue;
      const permission = endpoint.permission as ProjectPermission;
      const params = await paramsIn(world, endpoint, 'q');
      const before = await fingerprint(database);
      for (const as of [...role.options.map((each) => member('p', each)), OWNER]) {
        const { status } = await world.ask(as, requestFor(endpoint, params));
        const isMember = role.options.find((each) => member('p', each) === as);
        const may = mayInProject(permission, isMember ? [isMember] : [], as === OWNER);
        const expected = may ? 404 : 403;
        if (status !== expected)
          wrong.push(`${endpoint.name} as ${as}: ${status}, not ${expected}`);
      }
      if ((await fingerprint(database)) !== before) wrong.push(`${endpoint.name}: it wrote`);
    }
    expect(wrong).toEqual([]);
  });

  test('who leaves a project is refused from the next request on', async () => {
    const database = await open();
    const { ask } = await attackWorld(database);
    const project = () => new Request('http://touchstone.test/api/projects/p');
    expect((await ask('p-lead', project())).status).toBe(200);
    await database.deleteFrom('membership').where('account_id', '=', 'p-lead').execute();
    expect((await ask('p-lead', project())).status).toBe(404);
  });
});
