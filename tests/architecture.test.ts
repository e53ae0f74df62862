import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';

// The house of docs/architecture.md as data: which room may import which. The lint says so
// while typing; this is the proof, and it also catches a lint rule with a hole.
const arrows: Record<string, readonly string[]> = {
  domain: [],
  contract: ['domain'],
  backend: ['contract', 'domain'],
  drafts: ['backend', 'contract', 'domain'],
  queries: ['backend', 'contract', 'domain'],
  ui: ['domain'],
  workspaces: ['ui', 'drafts', 'queries', 'backend', 'contract', 'domain'],
  app: ['workspaces', 'ui', 'queries', 'drafts', 'backend', 'contract', 'domain'],
  server: ['contract', 'domain'],
  cli: ['server', 'contract', 'backend', 'domain'],
  mocks: ['server', 'contract', 'domain'],
};
const root = join(import.meta.dirname, '..');
const bannedNames = /^(utils?|helpers?|common|misc|types|manager|service|index)$/;

type Source = { path: string; room: string; text: string; imports: string[] };

function sourcesUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('/public/'));
}

function read(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const imports = [...text.matchAll(/^\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]/gm)]
    .concat([...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)])
    .concat([...text.matchAll(/^\s*import\s+['"]([^'"]+)['"]/gm)])
    .map((match) => match[1] ?? '');
  const room = path.startsWith('mocks/') ? 'mocks' : (path.split('/')[1] ?? '');
  return { path, room, text, imports };
}

const all = [...sourcesUnder('src'), ...sourcesUnder('mocks')].map(read);
const isTest = (path: string) => /\.(test|fixture)\.tsx?$/.test(path);
const product = all.filter(({ path }) => !isTest(path) && path !== 'src/main.tsx');

test('every room of the plan was seen', () => {
  const seen = new Set(product.map(({ room }) => room));
  expect([...seen].toSorted()).toEqual(Object.keys(arrows).toSorted());
});

test('imports go only along the arrows', () => {
  const wrong = product.flatMap(({ path, room, imports }) =>
    imports
      .filter((each) => each.startsWith('#'))
      .map((each) => each.slice(1).split('/')[0] ?? '')
      .filter((target) => target !== room && !arrows[room]?.includes(target))
      .map((target) => `${path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

test('there are two forms of import: a sibling, or a room', () => {
  const wrong = all.flatMap(({ path, imports }) =>
    imports.filter((each) => each.startsWith('../')).map((each) => `${path}: ${each}`),
  );
  expect(wrong).toEqual([]);
});

test('a workspace never imports another workspace', () => {
  const wrong = product
    .filter(({ room }) => room === 'workspaces')
    .flatMap(({ path, imports }) => {
      const own = path.split('/')[2];
      return imports
        .filter((each) => each.startsWith('#workspaces/') && each.split('/')[1] !== own)
        .map((each) => `${path} → ${each}`);
    });
  expect(wrong).toEqual([]);
});

test('room imports lead to files that exist', () => {
  const wrong = all.flatMap(({ path, imports }) =>
    imports
      .map((each) => /^#(\w+)\/([^?]+)/.exec(each))
      .filter((match) => match !== null)
      .filter(([, room, rest]) => {
        const base = room === 'mocks' || room === 'tests' ? `${room}` : `src/${room}`;
        return !existsSync(join(root, base, rest ?? ''));
      })
      .map(([whole]) => `${path} → ${whole}`),
  );
  expect(wrong).toEqual([]);
});

test('Node stays in its folder, Monaco in the rewrite editor, React out of the kernel', () => {
  const rules: [RegExp, (path: string) => boolean][] = [
    // Two files of mocks run while the demo is built, not in it.
    [
      /^node:/,
      (path) => /^(src\/(server\/node|cli)\/|mocks\/(build-snapshot|demo-site)\.)/.test(path),
    ],
    [/^monaco-editor/, (path) => path.startsWith('src/ui/rewrite-editor/')],
    [/^msw/, (path) => path.startsWith('mocks/')],
    [
      /^(react|react-dom|@mui|@emotion)(\/|$)/,
      (path) =>
        /^src\/(ui|workspaces|app|queries)\//.test(path) || path === 'src/drafts/use-draft.ts',
    ],
  ];
  const wrong = product.flatMap(({ path, imports }) =>
    imports
      .filter((each) => rules.some(([library, may]) => library.test(each) && !may(path)))
      .map((each) => `${path}: ${each}`),
  );
  expect(wrong).toEqual([]);
});

test('the domain and the draft engine read no clock and roll no dice', () => {
  const wrong = product
    .filter(({ room }) => room === 'domain' || room === 'drafts')
    .filter(({ text }) => /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|randomUUID\(/.test(text))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test('names are kebab-case and say what is inside', () => {
  const wrong = all
    .map(({ path }) => path)
    .filter((path) => {
      const name = basename(path).replace(/(\.test|\.fixture|\.d)?\.tsx?$/, '');
      return !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || bannedNames.test(name);
    });
  expect(wrong).toEqual([]);
  const folders = [...new Set(all.map(({ path }) => basename(dirname(path))))];
  expect(folders.filter((each) => bannedNames.test(each))).toEqual([]);
});

test('no file grew past 250 lines without saying why at its top', () => {
  const wrong = product
    .filter(({ text }) => text.split('\n').length > 250)
    .filter(({ text }) => !/^(\/\/|\/\*)[\s\S]{0,1500}\b(long|kernel) on purpose\b/i.test(text))
    .map(({ path, text }) => `${path}: ${text.split('\n').length}`);
  expect(wrong).toEqual([]);
});
