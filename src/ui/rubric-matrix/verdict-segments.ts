import { Check, Circle, Flag, Minus, X } from 'lucide-react';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { HalfDisc } from '#ui/half-disc.ts';
import type { Segment } from '#ui/segmented-radios.tsx';

/** Radios carry strings; a level of a scale is written as its number. */
export function segmentValue(value: VerdictValue): string {
  return String(value);
}

export function verdictOfSegment(text: string): VerdictValue {
  switch (text) {
    case 'met':
    case 'partly':
    case 'not-met':
    case 'not-applicable':
      return text;
    default:
      return Number(text);
  }
}

const notApplicable: Segment<string> = {
  value: 'not-applicable',
  label: 'Not applicable',
  tone: 'neutral',
  icon: Minus,
  shortcut: 'U',
};

/** The answers of a criterion's scale; *Not applicable* is always the last. */
export function verdictSegments({ scale, points }: Criterion): readonly Segment<string>[] {
  const isFault = points < 0;
  switch (scale.kind) {
    case 'binary':
      return [metSegment(isFault), notMetSegment(isFault), notApplicable];
    case 'ternary':
      return [
        metSegment(isFault),
        { value: 'partly', label: 'Partly', tone: 'partly', icon: HalfDisc, shortcut: 'P' },
        notMetSegment(isFault),
        notApplicable,
      ];
    case 'points':
      return [...levels(scale.max + 1, 0), { ...notApplicable, label: 'Not applicable' }];
    case 'anchored':
      return [
        ...levels(scale.levels.length, 1).map((segment, index) => {
          const detail = scale.levels[index];
          return detail ? { ...segment, detail } : segment;
        }),
        notApplicable,
      ];
  }
}

function metSegment(isFault: boolean): Segment<string> {
  return isFault
    ? { value: 'met', label: 'Met', tone: 'fault', icon: Flag, shortcut: 'Y' }
    : { value: 'met', label: 'Met', tone: 'good', icon: Check, shortcut: 'Y' };
}

function notMetSegment(isFault: boolean): Segment<string> {
  return isFault
    ? { value: 'not-met', label: 'Not met', tone: 'absent', icon: Circle, shortcut: 'N' }
    : { value: 'not-met', label: 'Not met', tone: 'bad', icon: X, shortcut: 'N' };
}

function levels(count: number, from: number): Segment<string>[] {
  return Array.from({ length: count }, (_, index) => ({
    value: String(from + index),
    label: String(from + index),
    tone: 'accent',
  }));
}
