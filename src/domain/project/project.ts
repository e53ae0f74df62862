import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { projectSettings } from './project-settings.ts';

/** One campaign, at one version of its settings. */
export const project = z.object({
  id: identifier,
  slug: z.string(),
  version: z.int().check(z.positive()),
  settings: projectSettings,
  createdAt: instant,
});
export type Project = z.infer<typeof project>;
