import * as z from 'zod/mini';

/** Roles inside one project. The owner of the installation is not a project role. */
export const role = z.enum(['expert', 'reviewer', 'lead', 'lab']);
export type Role = z.infer<typeof role>;
