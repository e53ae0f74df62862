import { policyWords } from '#domain/review/review-words.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { keyedChanges, type KeyedChanges } from './keyed-changes.ts';
import type { ProjectSettings } from './project-settings.ts';
import { sameContent } from './same-content.ts';
import type { SettingsSection } from './settings-section.ts';

/** One difference between two versions, in words: "Clarity is asked" in `questions`. */
export type SettingsChange = { section: SettingsSection; text: string };

/**
 * What differs between two versions of a project's settings, in reading order; empty means that
 * publishing the second would change nothing.
 */
export function settingsChanges(before: ProjectSettings, after: ProjectSettings): SettingsChange[] {
  return [
    ...inSection('general', nameChange(before, after)),
    ...inSection('instructions', instructionsChange(before, after)),
    ...inSection('questions', questionChanges(before, after)),
    ...inSection('scoring', ruleChange(before, after)),
    ...inSection('work', workChanges(before, after)),
    ...inSection('confidentiality', wordChanges(before, after)),
    ...inSection('rubric', [
      ...rubricChanges(before, after),
      ...rubricPolicyChanges(before, after),
    ]),
  ];
}

const inSection = (section: SettingsSection, texts: string[]): SettingsChange[] =>
  texts.map((text) => ({ section, text }));

const nameChange = (before: ProjectSettings, after: ProjectSettings) =>
  before.name === after.name ? [] : [`The name is “${after.name}”, was “${before.name}”`];

function instructionsChange(before: ProjectSettings, after: ProjectSettings): string[] {
  if (before.instructions === after.instructions) return [];
  if (after.instructions === '') return ['The instructions are empty'];
  return [before.instructions === '' ? 'Instructions are given' : 'The instructions differ'];
}

function questionChanges(before: ProjectSettings, after: ProjectSettings): string[] {
  const changes = keyedChanges(before.questions, after.questions, ({ name }) => name);
  return entryTexts(changes, {
    added: (name) => `${name} is asked`,
    removed: (name) => `${name} is no longer asked`,
    changed: (name) => `${name} is asked differently`,
    reordered: 'The questions stand in another order',
  });
}

const ruleChange = (before: ProjectSettings, after: ProjectSettings) =>
  before.scoringRule === after.scoringRule
    ? []
    : [
        `Scores follow ${scoringRule(after.scoringRule).title}, before ${scoringRule(before.scoringRule).title}`,
      ];

function workChanges(before: ProjectSettings, after: ProjectSettings): string[] {
  const number = (what: string, was: number, is: number) =>
    was === is ? [] : [`${what}: ${is}, was ${was}`];
  return [
    ...number('Experts a task', before.overlap, after.overlap),
    ...(sameContent(before.anotherOpinion, after.anotherOpinion)
      ? []
      : [opinionWords(after.anotherOpinion)]),
    ...(before.skillsRequired === after.skillsRequired
      ? []
      : [
          after.skillsRequired
            ? 'Tasks go only to experts with their skills'
            : 'Tasks go to experts whatever their skills',
        ]),
    ...number('Hold in minutes', before.lease.currentMinutes, after.lease.currentMinutes),
    ...number('Hold of the next task', before.lease.nextMinutes, after.lease.nextMinutes),
    ...(before.shuffle === after.shuffle
      ? []
      : [after.shuffle ? 'Responses are shuffled' : 'Responses stand as imported']),
    ...number('Skips a day', before.skip.perDay, after.skip.perDay),
    ...(sameContent(before.skip.reasons, after.skip.reasons) ? [] : ['The skip reasons differ']),
    ...(sameContent(before.review.policy, after.review.policy)
      ? []
      : [`Review: ${policyWords(after.review.policy)}`]),
    ...(before.review.blindFirst === after.review.blindFirst
      ? []
      : [
          after.review.blindFirst
            ? 'Reviewers grade blind first'
            : 'Reviewers need not grade blind',
        ]),
  ];
}

function opinionWords(rule: ProjectSettings['anotherOpinion']): string {
  if (rule === null) return 'Every task is answered by the same number of experts';
  const percent = (share: number) => `${Math.round(share * 100)} %`;
  return `Another opinion only while ${rule.questions.join(', ')} is uncertain: ${rule.atLeast} to ${rule.atMost} experts, ${percent(rule.certainty)} certain; ${percent(rule.fixedShare)} keep the fixed overlap`;
}

function wordChanges(before: ProjectSettings, after: ProjectSettings): string[] {
  const { added, removed } = keyedChanges(
    before.confidentialWords,
    after.confidentialWords,
    (word) => word,
  );
  return [
    ...added.map((word) => `“${word}” is looked for`),
    ...removed.map((word) => `“${word}” is no longer looked for`),
  ];
}

function rubricChanges(before: ProjectSettings, after: ProjectSettings): string[] {
  if (before.rubric === null && after.rubric === null) return [];
  if (after.rubric === null) return ['The project has no rubric of its own'];
  if (before.rubric === null) return [`A rubric of ${after.rubric.length} for tasks without one`];
  const title = new Map(
    [...before.rubric, ...after.rubric].map((each) => [each.id, each.title ?? each.text]),
  );
  const of = (id: string) => title.get(id) ?? id;
  return entryTexts(
    keyedChanges(before.rubric, after.rubric, ({ id }) => id),
    {
      added: (id) => `Criterion “${of(id)}” is new`,
      removed: (id) => `Criterion “${of(id)}” is gone`,
      changed: (id) => `Criterion “${of(id)}” differs`,
      reordered: 'The criteria stand in another order',
    },
  );
}

function rubricPolicyChanges(before: ProjectSettings, after: ProjectSettings): string[] {
  const { added, removed } = keyedChanges(before.lintOff, after.lintOff, (name) => name);
  return [
    ...(before.rubricProposals === after.rubricProposals
      ? []
      : [
          after.rubricProposals
            ? 'Experts may propose rubrics'
            : 'Experts no longer propose rubrics',
        ]),
    ...added.map((name) => `The lint rule “${name}” is off`),
    ...removed.map((name) => `The lint rule “${name}” is on`),
  ];
}

function entryTexts(
  changes: KeyedChanges,
  words: Record<'added' | 'removed' | 'changed', (key: string) => string> & { reordered: string },
): string[] {
  return [
    ...changes.added.map(words.added),
    ...changes.changed.map(words.changed),
    ...changes.removed.map(words.removed),
    ...(changes.reordered ? [words.reordered] : []),
  ];
}
