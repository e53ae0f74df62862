import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';

export const assignmentPath = z.object({ projectId: identifier, assignmentId: identifier });
