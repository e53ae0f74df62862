import {
  CircleDot,
  Gauge,
  Hash,
  Highlighter,
  Scale,
  TextAlignStart,
  type LucideIcon,
} from 'lucide-react';
import type { Question } from '#domain/question/question.ts';
import { formatNumber } from '#ui/format-number.ts';

export type QuestionKind = Question['kind'];

export const questionKinds: Readonly<
  Record<QuestionKind, { title: string; about: string; icon: LucideIcon }>
> = {
  comparison: {
    title: 'Comparison',
    about: 'two responses: a preference; three or more: a ranking with ties',
    icon: Scale,
  },
  rating: { title: 'Rating', about: 'one step of a worded scale', icon: Gauge },
  choice: { title: 'Choice', about: 'one or several of a list', icon: CircleDot },
  number: { title: 'Number', about: 'a figure with a unit', icon: Hash },
  text: { title: 'Text', about: 'the expert’s own words', icon: TextAlignStart },
  highlight: {
    title: 'Highlight labels',
    about: 'spans in a response, labelled',
    icon: Highlighter,
  },
};

/** What a question of this kind starts as; `taken` are the names that exist. */
export function newQuestion(kind: QuestionKind, taken: readonly string[]): Question {
  const base = { name: freeName(questionKinds[kind].title, taken), required: false };
  switch (kind) {
    case 'comparison':
      return { kind, ...base, required: true };
    case 'rating':
      return { kind, ...base, steps: ['', '', '', '', ''], per: 'response' };
    case 'choice':
      return { kind, ...base, options: ['Yes', 'No'], multiple: false, per: 'task' };
    case 'number':
      return { kind, ...base, per: 'response' };
    case 'text':
      return { kind, ...base, per: 'task' };
    case 'highlight':
      return { kind, ...base, labels: [{ name: 'Error', severity: 'major' }] };
  }
}

function freeName(title: string, taken: readonly string[]): string {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? title : `${title} ${n}`;
    if (!taken.includes(name)) return name;
  }
}

/** A question in a few words: "rating 1 to 5, each step worded, for each response". */
export function questionWords(question: Question): string {
  switch (question.kind) {
    case 'comparison':
      return 'two: 7 steps and both bad; three or more: a ranking with ties';
    case 'rating': {
      const worded = question.steps.filter((each) => each.trim() !== '').length;
      const how =
        worded === question.steps.length
          ? 'each step worded'
          : worded === 0
            ? 'no step worded'
            : `${worded} worded`;
      return `rating 1 to ${question.steps.length}, ${how}${perWords(question.per)}`;
    }
    case 'choice':
      return `${question.multiple ? 'any' : 'one'} of ${question.options.length}${perWords(question.per)}`;
    case 'number':
      return `number${question.unit ? ` in ${question.unit}` : ''}${rangeWords(question.minimum, question.maximum)}${perWords(question.per)}`;
    case 'text':
      return `text${rangeWords(question.minimumLength, question.maximumLength, ' characters')}${perWords(question.per)}`;
    case 'highlight':
      return `${question.labels.length} ${question.labels.length === 1 ? 'label' : 'labels'} for spans`;
  }
}

const perWords = (per: 'task' | 'response') => (per === 'response' ? ', for each response' : '');

function rangeWords(least?: number, most?: number, unit = ''): string {
  if (least !== undefined && most !== undefined) {
    return `, ${formatNumber(least)} to ${formatNumber(most)}${unit}`;
  }
  if (least !== undefined) return `, at least ${formatNumber(least)}${unit}`;
  return most === undefined ? '' : `, at most ${formatNumber(most)}${unit}`;
}
