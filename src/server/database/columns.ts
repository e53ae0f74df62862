import type { ColumnType } from 'kysely';

/** A jsonb column: read as the value, written as JSON text (`json(value)`). */
export type Json<T> = ColumnType<T, string, string>;
/** A timestamptz: read as a Date on both drivers, written as a Date or ISO text. */
export type Time = ColumnType<Date, Date | string | undefined, Date | string>;
export type MaybeTime = ColumnType<
  Date | null,
  Date | string | null | undefined,
  Date | string | null
>;
/** A bigint: both drivers are set up to read it as a number (places stay far below 2^53). */
export type BigInteger = ColumnType<number, number | undefined, number>;
