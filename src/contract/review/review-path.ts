import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** A review has the id of the assignment that it is about. */
export const reviewPath = z.object({ projectId: identifier, reviewId: identifier });
