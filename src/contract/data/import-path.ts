import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

/** Parameters of every path of one import. */
export const importPath = z.object({ projectId: identifier, importId: identifier });
