import type { Question } from '#domain/question/question.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { unsupportedScales } from '#domain/score/unsupported-scales.ts';
import { opinionFaults } from './opinion-faults.ts';
import type { ProjectSettings } from './project-settings.ts';
import type { SettingsSection } from './settings-section.ts';

/**
 * One reason why settings cannot be published. `place` names the field as a path ("questions.2
 * .steps"), `text` the place and the mend for people.
 */
export type SettingsFault = { section: SettingsSection; place: string; text: string };

/** Everything that must be mended before publishing, in reading order. */
export function settingsFaults(settings: ProjectSettings): SettingsFault[] {
  return [
    ...nameFaults(settings),
    ...questionFaults(settings.questions),
    ...workFaults(settings),
    ...rubricFaults(settings),
  ];
}

function nameFaults({ name }: ProjectSettings): SettingsFault[] {
  const fault = (text: string) => [{ section: 'general' as const, place: 'name', text }];
  if (name.trim() === '') return fault('The project has no name; write one');
  return name.length > 120 ? fault(`The name has ${name.length} characters; cut it to 120`) : [];
}

function questionFaults(questions: readonly Question[]): SettingsFault[] {
  return questions.flatMap((question, index) => {
    const title = question.name.trim() || `Question ${index + 1}`;
    const at = (field: string, text: string): SettingsFault => ({
      section: 'questions',
      place: `questions.${index}.${field}`,
      text: `${title}: ${text}`,
    });
    const twin = questions.findIndex((each) => each.name.trim() === question.name.trim());
    return [
      ...(question.name.trim() === '' ? [at('name', 'it has no name; write one')] : []),
      ...(question.name.length > 80 ? [at('name', 'the name is too long; cut it to 80')] : []),
      ...(question.name.trim() !== '' && twin < index
        ? [at('name', `question ${twin + 1} has this name already; choose another`)]
        : []),
      ...scaleFaults(question).map(({ field, text }) => at(field, text)),
    ];
  });
}

type FieldFault = { field: string; text: string };

function scaleFaults(question: Question): FieldFault[] {
  switch (question.kind) {
    case 'comparison':
      return [];
    case 'rating':
      return listFaults('steps', question.steps, { least: 2, most: 11, blanks: true });
    case 'choice':
      return listFaults('options', question.options, { least: 2, most: 100, blanks: false });
    case 'highlight':
      return listFaults(
        'labels',
        question.labels.map(({ name }) => name),
        { least: 1, most: 100, blanks: false },
      );
    case 'number':
      return rangeFaults('minimum', question.minimum, question.maximum);
    case 'text':
      return rangeFaults('minimumLength', question.minimumLength, question.maximumLength);
  }
}

type Limits = { least: number; most: number; blanks: boolean };

function listFaults(field: string, texts: readonly string[], limits: Limits): FieldFault[] {
  const fault = (text: string) => [{ field, text }];
  const what = { steps: 'steps', options: 'choices', labels: 'labels' }[field] ?? field;
  if (texts.length < limits.least) return fault(`it needs at least ${limits.least} ${what}`);
  if (texts.length > limits.most) return fault(`it has more than ${limits.most} ${what}`);
  if (limits.blanks) return [];
  const blank = texts.findIndex((each) => each.trim() === '');
  if (blank >= 0) return fault(`number ${blank + 1} of its ${what} is empty; write or remove it`);
  const again = texts.findIndex((each, index) => texts.indexOf(each) < index);
  return again < 0 ? [] : fault(`“${texts[again]}” stands twice; keep one`);
}

function rangeFaults(field: string, least?: number, most?: number): FieldFault[] {
  if (least === undefined || most === undefined || least <= most) return [];
  return [{ field, text: `the least, ${least}, is above the most, ${most}; exchange them` }];
}

function workFaults({
  overlap,
  anotherOpinion,
  questions,
  lease,
  skip,
}: ProjectSettings): SettingsFault[] {
  const whole = (place: string, what: string, value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most
      ? []
      : [{ section: 'work' as const, place, text: `${what}: write ${least} to ${most}` }];
  const blank = skip.reasons.findIndex((each) => each.trim() === '');
  const reasons = (text: string) => [{ section: 'work' as const, place: 'skip.reasons', text }];
  return [
    ...whole('overlap', 'Experts a task', overlap, 1, 20),
    ...opinionFaults(anotherOpinion, questions),
    ...whole('lease.currentMinutes', 'Hold in minutes', lease.currentMinutes, 5, 1440),
    ...whole('lease.nextMinutes', 'Hold of the next task', lease.nextMinutes, 1, 120),
    ...whole('skip.perDay', 'Skips a day', skip.perDay, 0, 1000),
    ...(skip.reasons.length === 0 ? reasons('Skip reasons: write at least one') : []),
    ...(blank < 0 ? [] : reasons(`Skip reason ${blank + 1} is empty; write or remove it`)),
  ];
}

export function rubricFaults({
  rubric,
  scoringRule: name,
}: Pick<ProjectSettings, 'rubric' | 'scoringRule'>): SettingsFault[] {
  if (rubric === null) return [];
  const at = (index: number, field: string, text: string): SettingsFault => ({
    section: 'rubric',
    place: `rubric.${index}.${field}`,
    text: `Criterion ${index + 1}: ${text}`,
  });
  const rule = scoringRule(name);
  const refused = new Map(
    unsupportedScales(rule, rubric).map(({ criterionId, reason }) => [criterionId, reason]),
  );
  const ids = rubric.map(({ id }) => id);
  return [
    ...(rubric.length === 0
      ? [
          {
            section: 'rubric' as const,
            place: 'rubric',
            text: 'The project’s rubric is empty; add a criterion or let tasks bring theirs',
          },
        ]
      : []),
    ...rubric.flatMap((criterion, index) => {
      const reason = refused.get(criterion.id);
      const { scale } = criterion;
      return [
        ...(criterion.text.trim() === '' ? [at(index, 'text', 'it has no text; write one')] : []),
        ...(Number.isFinite(criterion.points) ? [] : [at(index, 'points', 'write its points')]),
        ...(ids.indexOf(criterion.id) < index ? [at(index, 'id', 'its id stands twice')] : []),
        ...(scale.kind === 'anchored' && (scale.levels.length < 2 || scale.levels.length > 10)
          ? [at(index, 'scale', 'an anchored scale has 2 to 10 levels')]
          : []),
        ...(reason === undefined
          ? []
          : [at(index, 'scale', `${reason}; choose another scale, or another scoring rule`)]),
      ];
    }),
  ];
}
