import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { problemOf } from '#backend/backend-error.ts';
import { getDraft } from '#contract/draft/get-draft.ts';
import { saveDraft } from '#contract/draft/save-draft.ts';
import { submitWork } from '#contract/draft/submit-work.ts';
import { claimWork } from '#contract/queue/claim-work.ts';
import { getSession } from '#contract/session/get-session.ts';
import { sendFailure } from '#drafts/send-failure.ts';
import { diskServer, type DiskServer } from './disk/disk-server.ts';
import { failingDisk, type DiskFault } from './disk/failing-disk.ts';
import { signedIn } from './fault-server.ts';

// The disk under the database fills up, or fails. Whatever was acknowledged must be there
// afterwards; whatever was not is refused in words that a device waits on, and is sent again.

const folder = mkdtempSync(join(tmpdir(), 'touchstone-disk-'));
const data = join(folder, 'data');
const disk = failingDisk(folder, join(data, 'db'));
let server: DiskServer | null = null;
afterEach(() => {
  server?.kill();
  if ('mend' in disk) disk.mend();
  rmSync(data, { recursive: true, force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const reason = 'reason' in disk ? ` (skipped: ${disk.reason})` : '';
// A server that never answers is one of the faults looked for.
const options = { timeout: 300_000 };
describe.skipIf('reason' in disk)(`a disk that fails under PGlite${reason}`, options, () => {
  if ('reason' in disk) return;
  const start = async () => {
    server = await diskServer(['--data', data], disk.environment);
    return server;
  };

  /** An expert at work: every acknowledged field is written down here, outside the server. */
  async function atWork(url: string) {
    let backend = await signedIn(url);
    const { memberships } = await backend.send(getSession, {});
    const projectId = memberships[0]?.projectId ?? '';
    const body = { purpose: 'current' } as const;
    const { work } = await backend.send(claimWork, { params: { projectId }, body });
    const params = { projectId, assignmentId: work?.assignment.id ?? '' };
    const acknowledged: Record<string, string> = {};
    const saved = () => Object.keys(acknowledged).length;
    const save = async (n: number) => {
      // Not compressible, so that it takes room on the disk.
      const text = Array.from({ length: 4000 }, () => Math.random().toString(36)).join('');
      return resend({ n, base: saved(), text });
    };
    type Save = { n: number; base: number; text: string };
    const resend = async ({ n, base, text }: Save): Promise<Refused | null> => {
      const headers = { 'Idempotency-Key': `d:${n}`, 'If-Match': String(base) };
      const patch = { [`text/${n}`]: { set: text } };
      try {
        await backend.send(saveDraft, { params, headers, body: { schema: 1, patch } });
        acknowledged[`text/${n}`] = text;
        return null;
      } catch (error) {
        return { ...refusalOf(error), again: () => resend({ n, base, text }) };
      }
    };
    const submit = () =>
      backend.send(submitWork, {
        params,
        headers: { 'Idempotency-Key': 'd:submit' },
        body: { schema: 1, baseRevision: saved(), fields: {}, activeSeconds: 1 },
      });
    return {
      acknowledged,
      save,
      draft: () => backend.send(getDraft, { params }),
      submit,
      async comeBack(to: string) {
        backend = await signedIn(to);
      },
    };
  }
  type Refused = ReturnType<typeof refusalOf> & { again(): Promise<Refused | null> };

  async function untilRefused(save: (n: number) => Promise<Refused | null>): Promise<Refused> {
    for (let n = 10; n < 100; n += 1) {
      const refused = await save(n);
      if (refused) return refused;
    }
    throw new Error('The failing disk refused nothing');
  }
  const temporary = { kind: 'unavailable', device: 'temporary' };

  test('a full one refuses writes, lets reads pass, and goes on when there is room', async () => {
    const { url } = await start();
    const expert = await atWork(url);
    expect(await expert.save(1)).toBeNull();
    disk.fail('full');
    const refused = await untilRefused(expert.save);
    expect(refused).toMatchObject(temporary);
    expect(await refused.again()).toMatchObject(temporary);
    expect((await expert.draft()).fields).toEqual(expert.acknowledged);
    disk.mend();
    expect(await refused.again()).toBeNull();
    expect((await expert.draft()).fields).toEqual(expert.acknowledged);
    expect(await server?.end()).toBe(0);
    await expert.comeBack((await start()).url);
    const after = await expert.draft();
    expect(after.fields).toEqual(expert.acknowledged);
    expect(after.revision).toBe(Object.keys(expert.acknowledged).length);
    expect(await expert.save(200)).toBeNull();
  });

  test.each<DiskFault>(['broken', 'unsynced'])(
    'one that is %s acknowledges nothing, answers at once, and all is there after a restart',
    async (fault) => {
      const { url } = await start();
      const expert = await atWork(url);
      expect(await expert.save(1)).toBeNull();
      disk.fail(fault);
      const refused = await untilRefused(expert.save);
      expect(refused).toMatchObject(temporary);
      // Nobody waits for an answer that never comes.
      expect(await refused.again()).toMatchObject(temporary);
      const submitted = await expert.submit().catch(refusalOf);
      const read = await expert.draft().then(({ fields }) => fields, refusalOf);
      if (fault === 'unsynced') {
        // What is on the disk is no longer known: nothing is written or read before a restart.
        expect(submitted).toMatchObject(temporary);
        expect(read).toMatchObject(temporary);
      } else {
        // A statement that failed before its commit stops nothing: the draft is as it was.
        expect(submitted).toMatchObject({
          kind: expect.stringMatching(/^(unavailable|incomplete)$/),
        });
        expect([expert.acknowledged, temporary]).toContainEqual(read);
      }
      disk.mend();
      await server?.end();
      await expert.comeBack((await start()).url);
      // Whether or not the refused save had reached the disk, sent again it is there once.
      expect(await refused.again()).toBeNull();
      const after = await expert.draft();
      expect(after.fields).toEqual(expert.acknowledged);
      expect(after.revision).toBe(Object.keys(expert.acknowledged).length);
      expect(await expert.save(200)).toBeNull();
    },
  );
});

/** What the server said, and what the device makes of it. */
function refusalOf(error: unknown) {
  return { kind: problemOf(error)?.kind ?? null, device: sendFailure(error).kind };
}
