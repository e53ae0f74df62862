import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonValue } from '#domain/json-value.ts';
import type { AuditEntry, AuditHead } from './audit-event.ts';
import { canonicalJson } from './canonical-json.ts';
import { genesis, hashedBody, nextHash } from './chain-hash.ts';
import {
  compareHead,
  followEntry,
  isFault,
  startOfChain,
  type ChainFault,
  type StoredEntry,
} from './verify-chain.ts';

function chainOf(length: number, chain = 'p'): StoredEntry[] {
  const entries: StoredEntry[] = [];
  let hash = genesis(chain);
  for (let n = 1; n <= length; n += 1) {
    const entry: AuditEntry = {
      n,
      at: new Date(Date.UTC(2026, 2, 2, 9, n)).toISOString(),
      kind: 'submission',
      actor: `account-${n % 3}`,
      subject: `annotation-${n}`,
      detail: { round: 1, b: n, a: [n, 'ü'] },
    };
    hash = nextHash(hash, hashedBody(entry));
    entries.push({ ...entry, hash });
  }
  return entries;
}

function firstFault(
  entries: readonly StoredEntry[],
  head: AuditHead | null = null,
  chain = 'p',
): ChainFault | null {
  let state = startOfChain(chain);
  for (const entry of entries) {
    const step = followEntry(state, entry);
    if (isFault(step)) return step;
    state = step;
  }
  return head && compareHead(state, head, (n) => entries[n - 1]?.hash ?? genesis(chain));
}

const headOf = (entries: readonly StoredEntry[]): AuditHead => ({
  chain: 'p',
  count: entries.length,
  hash: entries.at(-1)?.hash ?? genesis('p'),
});

test('an untouched chain has no fault, also compared with an older head', () => {
  const entries = chainOf(20);
  expect(firstFault(entries, headOf(entries))).toBeNull();
  expect(firstFault(entries, headOf(entries.slice(0, 7)))).toBeNull();
  expect(firstFault([], { chain: 'p', count: 0, hash: genesis('p') })).toBeNull();
});

test('the first bad entry is named whatever field of whichever entry was changed', () => {
  const change = fc.constantFrom<(entry: StoredEntry) => StoredEntry>(
    (entry) => ({ ...entry, at: new Date(Date.parse(entry.at) + 1).toISOString() }),
    (entry) => ({ ...entry, kind: 'review' }),
    (entry) => ({ ...entry, actor: null }),
    (entry) => ({ ...entry, subject: `${entry.subject}x` }),
    (entry) => ({ ...entry, detail: { ...entry.detail, b: 0.1 } }),
    (entry) => ({ ...entry, detail: {} }),
    (entry) => ({ ...entry, hash: entry.hash.replace(/^./, (c) => (c === '0' ? '1' : '0')) }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 19 }), change, (at, apply) => {
      const entries = chainOf(20).map((entry, index) => (index === at ? apply(entry) : entry));
      expect(firstFault(entries)).toMatchObject({ kind: 'altered', n: at + 1 });
    }),
  );
});

test('a removed entry shows at its place, a removed tail by the head written down outside', () => {
  const entries = chainOf(9);
  expect(firstFault(entries.toSpliced(3, 1))).toMatchObject({ kind: 'missing', n: 4 });
  const renumbered = entries.toSpliced(3, 1).map((entry, index) => ({ ...entry, n: index + 1 }));
  expect(firstFault(renumbered)).toMatchObject({ kind: 'altered', n: 4 });
  const cut = entries.slice(0, 6);
  expect(firstFault(cut, headOf(cut))).toBeNull();
  expect(firstFault(cut, headOf(entries))).toMatchObject({ kind: 'truncated', n: 7 });
});

test('exchanged entries, one put in between, and one of another chain are found', () => {
  const entries = chainOf(9);
  const [third, fifth] = [entries[2], entries[4]];
  if (!third || !fifth) throw new Error('The chain is too short');
  const exchanged = entries.with(2, { ...fifth, n: 3 }).with(4, { ...third, n: 5 });
  expect(firstFault(exchanged)).toMatchObject({ kind: 'altered', n: 3 });
  const inserted = entries
    .toSpliced(2, 0, { ...third, detail: { late: true } })
    .map((entry, index) => ({ ...entry, n: index + 1 }));
  expect(firstFault(inserted)).toMatchObject({ kind: 'altered', n: 3 });
  expect(firstFault(entries, null, 'q')).toMatchObject({ kind: 'altered', n: 1 });
});

test('a chain computed anew from an altered entry on is found by an older head', () => {
  const entries = chainOf(9);
  let hash = entries[3]?.hash ?? '';
  const forged = entries.map((entry, index) => {
    if (index < 4) return entry;
    const changed = index === 4 ? { ...entry, actor: 'somebody-else' } : entry;
    hash = nextHash(hash, hashedBody(changed));
    return { ...changed, hash };
  });
  expect(firstFault(forged)).toBeNull();
  expect(firstFault(forged, headOf(entries))).toMatchObject({ kind: 'rewritten', n: 9 });
});

test('an entry appended under an old time is found although its hash is right', () => {
  const entries = chainOf(9);
  const at = '2026-03-01T00:00:00.000Z';
  const late = { ...entries[0], n: 10, at } as AuditEntry;
  const hash = nextHash(entries[8]?.hash ?? '', hashedBody(late));
  expect(firstFault([...entries, { ...late, hash }])).toMatchObject({ kind: 'backdated', n: 10 });
});

test('canonical JSON is one text for one value, and reads back as the value', () => {
  expect(canonicalJson({ b: [1, 1e-7, -0], a: { ü: null, U: 'é"\n' } })).toBe(
    '{"a":{"U":"é\\"\\n","ü":null},"b":[1,1e-7,0]}',
  );
  const shuffled = (value: JsonValue): JsonValue =>
    Array.isArray(value)
      ? value.map(shuffled)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, each]) => [key, shuffled(each)]),
          )
        : value;
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain = JSON.parse(JSON.stringify(value)) as JsonValue;
      expect(canonicalJson(shuffled(plain))).toBe(canonicalJson(plain));
      expect(JSON.parse(canonicalJson(plain))).toEqual(plain);
    }),
  );
});
