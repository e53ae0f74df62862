import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kysely } from 'kysely';
import type { AuditHead } from '#domain/audit/audit-event.ts';
import { genesis } from '#domain/audit/chain-hash.ts';
import {
  compareHead,
  followEntry,
  isFault,
  startOfChain,
  type ChainFault,
} from '#domain/audit/verify-chain.ts';
import type { Tables } from '#server/database/tables.ts';
import { storedEntry } from './stored-entry.ts';

export type Verification = { chains: AuditHead[]; entries: number; faults: ChainFault[] };

const PAGE = 2000;

/**
 * Follows every chain from its beginning and answers the first fault of each. `known` are heads
 * that were written down outside the database at some time: without one, cutting off the newest
 * entries together with the head cannot be seen.
 */
export async function verifyAudit(
  database: Kysely<Tables>,
  known: readonly AuditHead[] = [],
): Promise<Verification> {
  const heads = await auditHeads(database);
  const rows = await database.selectFrom('audit_entry').select('chain').distinct().execute();
  const names = new Set([...rows, ...heads, ...known].map(({ chain }) => chain));
  const result: Verification = { chains: heads, entries: 0, faults: [] };
  for (const chain of [...names].toSorted()) {
    const own = heads.find((head) => head.chain === chain);
    const compared = [own ?? { chain, count: 0, hash: genesis(chain) }, ...known].filter(
      (head) => head.chain === chain,
    );
    const { entries, fault } = await verifyOne(database, chain, compared);
    result.entries += entries;
    if (fault) result.faults.push(fault);
  }
  return result;
}

/** Where every chain ends now: write it down outside, e.g. beside each backup. */
export async function auditHeads(database: Kysely<Tables>): Promise<AuditHead[]> {
  const rows = await database.selectFrom('audit_head').selectAll().orderBy('chain').execute();
  return rows.map((row) => ({ ...row, hash: bytesToHex(row.hash) }));
}

async function verifyOne(
  database: Kysely<Tables>,
  chain: string,
  heads: readonly AuditHead[],
): Promise<{ entries: number; fault: ChainFault | null }> {
  const wanted = new Set(heads.map(({ count }) => count));
  const hashes = new Map<number, string>([[0, genesis(chain)]]);
  let state = startOfChain(chain);
  for (let more = true; more;) {
    const page = await database
      .selectFrom('audit_entry')
      .selectAll()
      .where('chain', '=', chain)
      .where('n', '>', state.n)
      .orderBy('n')
      .limit(PAGE)
      .execute();
    for (const row of page) {
      const step = followEntry(state, storedEntry(row));
      if (isFault(step)) return { entries: state.n, fault: step };
      state = step;
      if (wanted.has(state.n)) hashes.set(state.n, state.hash);
    }
    more = page.length === PAGE;
  }
  const faults = heads.map((head) => compareHead(state, head, (n) => hashes.get(n)));
  // Entries without a head of their own were put there by something else than this program.
  const beyond = heads[0] !== undefined && state.n > heads[0].count;
  const fault: ChainFault | null = beyond
    ? { chain, n: state.n, kind: 'rewritten', says: 'There are entries behind the stored head' }
    : (faults.find((each) => each !== null) ?? null);
  return { entries: state.n, fault };
}
