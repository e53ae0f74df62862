import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** The project's own rubric bears the project's id. */
export const rubricPath = z.object({ projectId: identifier, rubricId: identifier });
