import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'touchstone-cli-'));
const data = join(folder, 'data');
const program = new URL('touchstone.ts', import.meta.url).pathname;

type Answer = { code: number; out: string; told: string };

function touchstone(args: string[], input = ''): Promise<Answer> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env: { PATH: process.env['PATH'] }, maxBuffer: 2 ** 27 },
      (error, out, told) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, told }),
    );
    child.stdin?.end(input);
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

beforeAll(async () => {
  const project = file('project.json', { slug: 'memos', name: 'Valuation memos' });
  const made = await touchstone(['project', 'create', '--file', project, '--data', data]);
  expect(made.code, made.told).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('data goes to stdout, words to stderr, and refused rows make the exit code 1', async () => {
  const rows = file(
    'rows.jsonl',
    '{"q":"Why?","a":"So.","m":"one"}\n{"q":"","a":"So.","m":"one"}\nnot json\n',
  );
  const args = [
    'import',
    rows,
    '--project',
    'memos',
    '--map',
    'prompt=q,response=a,model=m',
    '--data',
    data,
  ];
  const dry = await touchstone([...args, '--dry-run', '--json']);
  expect(dry.code).toBe(1);
  expect(JSON.parse(dry.out)).toMatchObject({ tasks: 1, skipped: 0 });
  const done = await touchstone([...args, '--json']);
  expect(done.code).toBe(1);
  expect(JSON.parse(done.out)).toMatchObject({
    tasks: 1,
    responses: 1,
    skipped: 0,
    refused: [
      { file: rows, line: 2, field: 'q', reason: 'Empty prompt' },
      { file: rows, line: 3, field: 'line' },
    ],
  });
  expect(done.told).toContain('2 refused');
  const again = await touchstone([...args, '--json']);
  expect(JSON.parse(again.out)).toMatchObject({ tasks: 0, skipped: 1 });
});

test('what may be confidential is told, and stops an import that asks for it until explained', async () => {
  const key = `sk-${'a'.repeat(24)}`;
  const rows = file('secret.jsonl', `{"q":"Is ${key} a key?","a":"Yes.","m":"one"}\n`);
  const map = ['--map', 'prompt=q,response=a,model=m'];
  const args = ['import', rows, '--project', 'memos', ...map, '--data', data];
  const stopped = await touchstone([...args, '--stop-on-findings']);
  expect(stopped.code).toBe(2);
  expect(stopped.told).toContain('secret.jsonl:1 prompt: A key or token');
  expect(stopped.told).not.toContain(key);
  const reason = 'It was made up';
  const done = await touchstone([
    ...args,
    '--stop-on-findings',
    '--accept-findings',
    reason,
    '--json',
  ]);
  expect(done.code, done.told).toBe(0);
  expect(done.told).toContain(`Explained: ${reason}`);
  expect(JSON.parse(done.out)).toMatchObject({
    tasks: 1,
    findings: [{ field: 'prompt', kind: 'api-key', found: 1 }],
  });
});

test('an export to a file appears whole, and its last line hashes what stands before', async () => {
  const out = join(folder, 'out.jsonl');
  const done = await touchstone([
    'export',
    '--project',
    'memos',
    '--format',
    'touchstone',
    '--out',
    out,
    '--data',
    data,
  ]);
  expect(done.code, done.told).toBe(0);
  expect(existsSync(`${out}.partial`)).toBe(false);
  const text = readFileSync(out, 'utf8');
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  const before = text.slice(0, text.length - last.length - 1);
  expect(JSON.parse(last).sha256).toBe(createHash('sha256').update(before).digest('hex'));
});

test('what cannot be done is refused with exit code 2 and says why', async () => {
  const refused = async (args: string[]) => {
    const { code, out, told } = await touchstone([...args, '--data', data]);
    expect([code, out]).toEqual([2, '']);
    return told;
  };
  expect(await refused(['import', join(folder, 'none.jsonl'), '--project', 'memos'])).toContain(
    'There is no file',
  );
  expect(await refused(['export', '--project', 'other', '--format', 'csv'])).toContain(
    'there are: memos',
  );
  expect(await refused(['export', '--project', 'memos', '--format', 'parquet'])).toContain(
    'trl-dpo',
  );
  expect(await refused(['import', program, '--project', 'memos', '--map', 'prompt'])).toContain(
    'target=field',
  );
  expect(
    await refused(['project', 'create', '--file', file('bad.json', { slug: 'A B' })]),
  ).toContain('slug');
  expect(
    await refused(['project', 'create', '--file', file('slip.json', { slug: 'a', overlapp: 3 })]),
  ).toContain('overlapp: no setting has this name');
  expect(await refused(['project', 'create', '--file', join(folder, 'no.json')])).toMatch(
    /^There is no file /,
  );
  const into = join(folder, 'nowhere', 'x.csv');
  expect(
    await refused(['export', '--project', 'memos', '--format', 'csv', '--out', into]),
  ).toContain('there is no folder');
  const rows = file('fields.jsonl', '{"q":"Why?","a":"So."}\n');
  const mapped = ['import', rows, '--project', 'memos', '--map', 'prompt=frage,response=a'];
  expect(await refused(mapped)).toContain('No row has a field “frage”. Its fields: q, a');
  expect((await touchstone(['frobnicate'])).code).toBe(2);
});

test('a password comes from stdin; a second project keeps the account', async () => {
  const add = [
    'user',
    'add',
    'ann@example.com',
    '--name',
    'Ann',
    '--role',
    'expert',
    '--project',
    'memos',
    '--data',
    data,
    '--json',
  ];
  const weak = await touchstone([...add, '--password-stdin'], 'short\n');
  expect(weak.code).toBe(2);
  const made = await touchstone([...add, '--password-stdin'], 'correct horse battery\n');
  expect(JSON.parse(made.out)).toMatchObject({
    created: true,
    account: { email: 'ann@example.com' },
  });
  const again = await touchstone([...add]);
  expect(JSON.parse(again.out)).toMatchObject({ created: false });
});

test('agreement of a table of ratings needs no database', async () => {
  const ratings = file(
    'ratings.csv',
    'unit,rater,value\n1,a,x\n1,b,x\n2,a,y\n2,b,y\n3,a,x\n3,b,y\n',
  );
  const { code, out } = await touchstone([
    'agreement',
    '--ratings',
    ratings,
    '--metric',
    'cohen-kappa',
    '--json',
  ]);
  expect(code).toBe(0);
  expect(JSON.parse(out).value).toBeCloseTo(0.4, 10);
  expect((await touchstone(['agreement', '--ratings', ratings, '--metric', 'none'])).code).toBe(2);
});

test('a folder that a running server holds is reached through that server', async () => {
  const { serve } = await import('#server/node/serve.ts');
  const served = await serve({
    storage: { folder: data },
    port: 0,
    sampleMode: false,
    site: null,
    log: () => {},
  });
  try {
    const rows = file('more.jsonl', '{"prompt":"And then?","responses":["Then.","Later."]}\n');
    const done = await touchstone(['import', rows, '--project', 'memos', '--data', data, '--json']);
    expect(done.code, done.told).toBe(0);
    expect(JSON.parse(done.out)).toMatchObject({ tasks: 1, responses: 2, refused: [] });
    const out = await touchstone([
      'export',
      '--project',
      'memos',
      '--format',
      'touchstone',
      '--data',
      data,
    ]);
    expect(out.out).toContain('And then?');
  } finally {
    await served.close();
  }
});
