import { parsedJson } from './json-rows.ts';
import type { TrajectoryStep } from './trajectory-steps.ts';

export interface StepAlignment {
  /** Leading steps that all runs share; they are drawn and judged once. */
  readonly equalSteps: number;
  /** All runs are the same from the first step to the last. */
  readonly identical: boolean;
}

/**
 * How far several runs go the same way. Two steps are equal if the same was said, or the same
 * tool was called with the same arguments (order of keys and white space aside) and answered
 * the same. Ids of calls are made up by each run and do not count.
 */
export function alignSteps(runs: readonly (readonly TrajectoryStep[])[]): StepAlignment {
  const [first = [], ...others] = runs;
  if (others.length === 0) return { equalSteps: 0, identical: false };
  const prints = others.map((run) => run.map(stepPrint));
  let equalSteps = 0;
  for (const step of first) {
    const print = stepPrint(step);
    if (!prints.every((run) => run[equalSteps] === print)) break;
    equalSteps += 1;
  }
  const identical = runs.every((run) => run.length === equalSteps);
  return { equalSteps, identical };
}

function stepPrint(step: TrajectoryStep): string {
  switch (step.kind) {
    case 'call': {
      const { name, arguments: written } = step.call.function;
      return JSON.stringify(['call', name, canonical(written), answer(step.result?.text ?? null)]);
    }
    case 'result':
      return JSON.stringify(['result', step.name, answer(step.result.text)]);
    default:
      return JSON.stringify([step.kind, step.text]);
  }
}

function answer(text: string | null): unknown {
  return text === null ? null : canonical(text);
}

/** JSON with its keys in order; what is no JSON stays a text. */
function canonical(text: string): unknown {
  const value = parsedJson(text);
  return value === undefined ? ['text', text] : sorted(value);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
