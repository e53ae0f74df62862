import { DRAFT_SCHEMA, type DraftFields } from '#domain/draft/draft-fields.ts';
import type { DraftSchema } from './draft-limbs.ts';

/** From version n to n + 1, at place n - 1. Fields that a step does not know are kept. */
export type DraftUpgrade = (fields: DraftFields) => DraftFields;

/** Empty while the first layout is the only one. A new DRAFT_SCHEMA adds its step here. */
const upgrades: readonly DraftUpgrade[] = [];

export function draftSchema(version: number, steps: readonly DraftUpgrade[]): DraftSchema {
  return {
    version,
    upgrade: (from, fields) =>
      steps.slice(from - 1, version - 1).reduce((now, step) => step(now), fields),
  };
}

export const currentSchema: DraftSchema = draftSchema(DRAFT_SCHEMA, upgrades);
