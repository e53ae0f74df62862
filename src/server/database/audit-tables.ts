import type { AuditKind } from '#domain/audit/audit-event.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { BigInteger, Json, Time } from './columns.ts';

/** The audit log's chains. */
export type AuditTables = {
  audit_head: { chain: string; count: BigInteger; hash: Uint8Array };
  audit_entry: {
    chain: string;
    n: BigInteger;
    at: Time;
    kind: AuditKind;
    actor: string | null;
    subject: string | null;
    detail: Json<Record<string, JsonValue>>;
    hash: Uint8Array;
  };
};
