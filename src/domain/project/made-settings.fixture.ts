import type { Criterion } from '#domain/rubric/criterion.ts';
import { projectSettings, type ProjectSettings } from './project-settings.ts';

/** Settings with every default, and what a test changes in them. */
export function madeSettings(changes: Partial<ProjectSettings> = {}): ProjectSettings {
  return { ...projectSettings.parse({ name: 'Valuation memos' }), ...changes };
}

export function madeCriterion(id: string, changes: Partial<Criterion> = {}): Criterion {
  return {
    id,
    version: 1,
    text: `Checks ${id}`,
    tags: [],
    points: 2,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
    ...changes,
  };
}
