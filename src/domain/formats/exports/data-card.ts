import type { Project } from '#domain/project/project.ts';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import type { DeliveredCheck } from '#domain/spot-check/delivered-check.ts';
import type { ExportFormat, ExportOptions } from './export-options.ts';

export type CardFacts = {
  project: Project;
  format: ExportFormat;
  options: ExportOptions;
  records: number;
  tasks: number;
  tasksTotal: number;
  annotations: number;
  annotators: number;
  models: number;
  leftOut: readonly { reason: string; count: number }[];
  checks: readonly DeliveredCheck[];
};

/** What goes with the file: what is in it, how it was judged and by what rules, in Markdown. */
export function dataCard(facts: CardFacts): string {
  const { project, format, options, records, tasks, tasksTotal } = facts;
  const { settings } = project;
  const rule = scoringRule(settings.scoringRule);
  const left = facts.leftOut.map(({ reason, count }) => `- ${reason}: ${count}`);
  return [
    `# ${settings.name}: ${format}`,
    '',
    `${records} records from ${tasks} of ${tasksTotal} tasks, ${facts.annotations} annotations by ` +
      `${facts.annotators} annotators, who are pseudonyms. Responses come from ${facts.models} named models.`,
    '',
    '## How it was judged',
    '',
    `- ${judgedBy(settings)}, blind to models` +
      `${settings.shuffle ? ', the order of responses shuffled for each' : ''}. The order in this file is that of import.`,
    `- Scoring rule: ${rule.title}, version ${rule.version}. ${rule.words}`,
    `- Project settings: version ${project.version}.`,
    '',
    '## Rules of this file',
    '',
    ...rulesOf(format, options),
    '',
    '## How good it is',
    '',
    ...checkLines(facts.checks),
    '',
    '## Left out',
    '',
    ...(left.length > 0 ? left : ['Nothing.']),
    '',
  ].join('\n');
}

/** Every claim that was ever made, also those that were not supported or were given up. */
function checkLines(checks: readonly DeliveredCheck[]): string[] {
  if (checks.length === 0) return ['No spot check was made.'];
  return checks.map(({ n, claim, definition, seed, result, ended }) => {
    const { population, drawn, regraded, defects, verdict, upper, level, method } = result;
    const bound =
      upper === null
        ? 'no bound can be stated'
        : `at most ${Number((upper * 100).toFixed(2))} % defective at ${level * 100} % confidence (${method})`;
    return (
      `- Spot check ${n}: “${claim}” is ${verdict.replace('-', ' ')}${ended ? '' : ' so far'}. ` +
      `${regraded} of ${drawn} drawn of ${population} items were regraded blind, ${defects} defective: ${bound}. ` +
      `${definition} Seed ${seed}.`
    );
  });
}

function rulesOf(format: ExportFormat, options: ExportOptions): string[] {
  if (format === 'touchstone') {
    return [
      '- Every task, annotated or not, with all annotations, drafts and the record it came from.',
    ];
  }
  const rules = [
    options.answers === 'majority'
      ? '- One answer a pair: the order that most annotators gave; an even split is left out.'
      : '- One row for each annotator’s answer; rows may contradict each other.',
    '- Ties are left out: the format has no place for them.',
    options.bothBad === 'rewrite-over-both'
      ? '- Both bad: a rewrite, where there is one, is preferred over each of them; else left out.'
      : '- Both bad: left out.',
    options.rewrites === 'over-original'
      ? '- A rewrite is preferred over the response that it improves.'
      : '- Rewrites make no pairs.',
  ];
  const period = [options.from && `from ${options.from}`, options.to && `before ${options.to}`];
  const filters = [
    period.filter(Boolean).join(' '),
    options.skills.length > 0 ? `skills ${options.skills.join(', ')}` : '',
    options.annotator === undefined ? '' : `annotator ${options.annotator}`,
  ].filter(Boolean);
  return filters.length === 0 ? rules : [...rules, `- Only: ${filters.join('; ')}.`];
}

function judgedBy({ overlap, anotherOpinion: rule }: ProjectSettings): string {
  const people = (count: number) => `${count} annotator${count === 1 ? '' : 's'}`;
  if (!rule) return `Each task is judged by ${people(overlap)}`;
  const percent = (share: number) => `${Number((share * 100).toFixed(1))} %`;
  return (
    `A random ${percent(rule.fixedShare)} of the tasks is judged by ${people(overlap)}; the others by ${rule.atLeast} to ${people(rule.atMost)}, ` +
    `another one only while ${rule.questions.join(', ')} is uncertain (aim: ${percent(rule.certainty)})`
  );
}
