import * as z from 'zod/mini';

/** Any JSON value: what a raw record, an attachment's metadata or a draft field may hold. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

export const jsonValue: z.ZodMiniType<JsonValue, JsonValue> = z.json();
