import type { Question } from '#domain/question/question.ts';
import type { ProjectSettings } from './project-settings.ts';
import type { SettingsFault } from './settings-faults.ts';

/** Questions whose answers can become certain: a choice among few, not a number or a text. */
export function canBecomeCertain(question: Question): boolean {
  if (question.kind === 'choice') return !question.multiple;
  return question.kind === 'comparison' || question.kind === 'rating';
}

/** Why opinions cannot be asked for in this way. */
export function opinionFaults(
  rule: ProjectSettings['anotherOpinion'],
  questions: readonly Question[],
): SettingsFault[] {
  if (rule === null) return [];
  const at = (field: string, text: string): SettingsFault => ({
    section: 'work',
    place: `anotherOpinion.${field}`,
    text: `Another opinion: ${text}`,
  });
  const whole = (value: number) => Number.isInteger(value) && value >= 1 && value <= 20;
  const gone = rule.questions.find(
    (name) => !questions.some((each) => each.name === name && canBecomeCertain(each)),
  );
  return [
    ...(rule.questions.length === 0 ? [at('questions', 'choose a question it depends on')] : []),
    ...(gone === undefined
      ? []
      : [at('questions', `“${gone}” is not asked, or cannot become certain; choose another`)]),
    ...(whole(rule.atLeast) ? [] : [at('atLeast', 'write 1 to 20 experts at least')]),
    ...(whole(rule.atMost) ? [] : [at('atMost', 'write 1 to 20 experts at most')]),
    ...(rule.atLeast > rule.atMost
      ? [
          at(
            'atMost',
            `the least, ${rule.atLeast}, is above the most, ${rule.atMost}; exchange them`,
          ),
        ]
      : []),
    ...(rule.certainty >= 0.5 && rule.certainty <= 0.99
      ? []
      : [at('certainty', 'write a certainty of 50 to 99 %')]),
    ...(rule.fixedShare >= 0 && rule.fixedShare <= 1
      ? []
      : [at('fixedShare', 'write a share of 0 to 100 %')]),
  ];
}
