import * as z from 'zod/mini';
import { jsonValue } from '#domain/json-value.ts';

/**
 * A draft is a flat map from field name to JSON value, so that saving, merging, history and
 * undo need to know nothing about grading. Field names are made and read by field-name.ts;
 * grades-of-draft.ts gives the typed view. String values are texts: they are sent as splices
 * and merge three ways; every other value is replaced as a whole.
 */
export const draftFields = z.record(z.string().check(z.maxLength(400)), jsonValue);
export type DraftFields = z.infer<typeof draftFields>;

/** Version of the field layout. A newer reader upgrades older drafts; it never drops them. */
export const DRAFT_SCHEMA = 1;
