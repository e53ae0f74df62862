import type { PublishEffect } from '#domain/project/publish-effect.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';

/** What publishing does, one sentence each, in numbers; the first is about work under way. */
export function effectWords(effect: PublishEffect, version: number): string[] {
  const { openAssignments, finished, emptyOnFinished, keptUnasked, slots } = effect;
  const next = `v${version + 1}`;
  const items = formatCount(finished, 'finished item');
  return [
    openAssignments === 0
      ? `No work is open; new work starts with ${next}.`
      : `${formatCount(openAssignments, 'open assignment finishes', 'open assignments finish')} under the version ${openAssignments === 1 ? 'it' : 'they'} began with; new ones start with ${next}.`,
    ...(finished === 0
      ? ['Nothing is finished yet.']
      : [
          `${capital(items)} ${finished === 1 ? 'keeps its' : 'keep their'} answers, version and score.`,
        ]),
    ...(finished === 0 ? [] : emptyOnFinished.map((name) => `${name} will be empty on ${items}.`)),
    ...(finished === 0
      ? []
      : keptUnasked.map((name) => `${name} is no longer asked; its answers stay on ${items}.`)),
    ...(effect.otherRule && finished > 0
      ? [
          `Scores before and after ${next} follow different rules; exports name the rule on each row.`,
        ]
      : []),
    ...(effect.otherOpinions === null ? [] : [opinionEffects[effect.otherOpinions]]),
    ...(slots > 0
      ? [`Every task takes ${formatNumber(slots)} more ${slots === 1 ? 'expert' : 'experts'}.`]
      : []),
    ...(slots < 0
      ? [`Every task takes ${formatNumber(-slots)} fewer; work under way is not taken away.`]
      : []),
  ];
}

const opinionEffects: Readonly<Record<NonNullable<PublishEffect['otherOpinions']>, string>> = {
  begin:
    'Outside the fixed share, open slots beyond the least are closed, and further opinions are asked for only where it is uncertain.',
  end: 'Every task takes the fixed number of experts again; what is missing is opened.',
  change: 'Tasks that the new rule finds uncertain are opened for another opinion.',
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
