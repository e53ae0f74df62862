import { sql } from 'kysely';

/** Of a row of spot_check_item: what its blind regrade found, or null before it. */
export const isDefective = sql<
  boolean | null
>`case when regraded_at is null then null else jsonb_array_length(defects) > 0 end`;
