import type { Kysely } from 'kysely';
import type { JsonValue } from '#domain/json-value.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';
import { sameBytes } from './request-hash.ts';

/** A write that may come again: who sends it, under which key, with which content. */
export type KeyedWrite = { accountId: string; key: string; hash: Uint8Array };

/**
 * What a key was answered with, or null when it is new. Only effects are remembered: a refused
 * request leaves its key free. Throws `key-reused` where the key came with another content.
 */
export async function answeredBefore(
  database: Kysely<Tables>,
  write: KeyedWrite,
): Promise<JsonValue | null> {
  const row = await database
    .selectFrom('idempotency')
    .select(['request_hash', 'answer'])
    .where('account_id', '=', write.accountId)
    .where('key', '=', write.key)
    .executeTakeFirst();
  return row ? answerOf(row, write) : null;
}

export function answerOf(
  row: { request_hash: Uint8Array; answer: JsonValue },
  { hash }: KeyedWrite,
): JsonValue {
  if (!sameBytes(row.request_hash, hash)) {
    throw new Refusal('key-reused', 'This key was used for another change; nothing was changed');
  }
  return row.answer;
}
