import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** Parameters of every path inside a project. */
export const projectPath = z.object({ projectId: identifier });
