import { keyedChanges } from './keyed-changes.ts';
import { sameContent } from './same-content.ts';
import type { ProjectSettings } from './project-settings.ts';

/** How much stands under one version: annotations given, assignments held or parked. */
export type VersionUse = { version: number; annotations: number; openAssignments: number };

/** What publishing does to work that exists, in numbers. */
export type PublishEffect = {
  /** Held and parked work that ends under the version it was begun with. */
  openAssignments: number;
  /** Items that keep the answers and the version they were given under. */
  finished: number;
  /** New questions: empty on all finished items. */
  emptyOnFinished: string[];
  /** Questions that finished items keep the answers of, though nobody is asked any more. */
  keptUnasked: string[];
  /** Slots that open (+) or close (−) for each task. */
  slots: number;
  /** Opinions are asked for one by one, or no longer; or by another rule than before. */
  otherOpinions: 'begin' | 'end' | 'change' | null;
  /** Finished scores follow the rule they were given under; true where that is another one now. */
  otherRule: boolean;
};

export function publishEffect(
  before: ProjectSettings,
  after: ProjectSettings,
  uses: readonly VersionUse[],
): PublishEffect {
  const { added, removed } = keyedChanges(before.questions, after.questions, ({ name }) => name);
  const sum = (count: (use: VersionUse) => number) =>
    uses.reduce((total, use) => total + count(use), 0);
  return {
    openAssignments: sum((use) => use.openAssignments),
    finished: sum((use) => use.annotations),
    emptyOnFinished: added,
    keptUnasked: removed,
    slots: after.overlap - before.overlap,
    otherOpinions: otherOpinions(before.anotherOpinion, after.anotherOpinion),
    otherRule: before.scoringRule !== after.scoringRule,
  };
}

function otherOpinions(
  before: ProjectSettings['anotherOpinion'],
  after: ProjectSettings['anotherOpinion'],
): PublishEffect['otherOpinions'] {
  if (sameContent(before, after)) return null;
  if (before === null) return 'begin';
  return after === null ? 'end' : 'change';
}
