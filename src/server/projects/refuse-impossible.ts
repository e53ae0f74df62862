import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { unsupportedScales } from '#domain/score/unsupported-scales.ts';
import { Refusal } from '#server/refusal.ts';

/** Refuses settings that fit the schema and still cannot work; names every place. */
export function refuseImpossible(settings: ProjectSettings): void {
  const errors = [
    ...twice(settings.questions.map(({ name }) => name)).map((index) => ({
      place: `body.questions.${index}.name`,
      reason: 'Another question has this name',
    })),
    ...twice((settings.rubric ?? []).map(({ id }) => id)).map((index) => ({
      place: `body.rubric.${index}.id`,
      reason: 'Another criterion has this id',
    })),
    ...unscorable(settings),
  ];
  if (errors.length > 0) {
    throw new Refusal('invalid', 'These settings cannot work as they are', { errors });
  }
}

function twice(names: readonly string[]): number[] {
  return names.flatMap((name, index) => (names.indexOf(name) < index ? [index] : []));
}

function unscorable({ rubric, scoringRule: name }: ProjectSettings) {
  const criteria = rubric ?? [];
  return unsupportedScales(scoringRule(name), criteria).map(({ criterionId, reason }) => ({
    place: `body.rubric.${criteria.findIndex(({ id }) => id === criterionId)}`,
    reason,
  }));
}
