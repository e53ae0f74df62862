import type { SamplePersona } from '#contract/session/session.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';

/**
 * One thing that somebody does, in order, on the sample project.
 *
 *   grade    judges the next task and submits it
 *   begin    judges the first criterion of the next task, and leaves it open
 *   publish  changes settings
 */
export type Step =
  | { as: SamplePersona; does: 'grade'; verdicts: Verdicts; preference: number; why: string }
  | { as: SamplePersona; does: 'begin'; why: string }
  | { as: SamplePersona; does: 'publish'; changes: Partial<ProjectSettings> };

/** Which criteria are met in every response of a task. */
export type Verdicts = 'all-met' | 'none-met' | 'every-other-met';

/** A named starting state: what happened to the sample project before it is looked at. */
export type World = { about: string; steps: readonly Step[] };
