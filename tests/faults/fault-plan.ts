import type { ProxyRule } from './fault-proxy.ts';
import { isSave, nextTimes } from './fault-proxy.ts';

/** What may go wrong during a plan. The network faults come through the proxy. */
export type PlannedFault =
  | { kind: 'network'; rule: ProxyRule; words: string }
  | { kind: 'away'; milliseconds: number }
  | { kind: 'offline'; milliseconds: number }
  | { kind: 'server-kill' }
  | { kind: 'reload' }
  | { kind: 'close-tab' }
  | { kind: 'second-tab' }
  | { kind: 'second-device' }
  | { kind: 'session-ends' }
  | { kind: 'clock'; minutes: number }
  | { kind: 'storage-cleared' }
  | { kind: 'crash' };

export type PlanStep =
  | { do: 'type'; text: string }
  | { do: 'judge'; value: 'met' | 'not-met' }
  | { do: 'pause'; milliseconds: number }
  | { do: 'break'; fault: PlannedFault };

const texts = [
  'The bridge counts the leases twice. ',
  'EV/EBITDA is 11.4x and not 10.9x; ',
  '净负债不含租赁负债。',
  'Net debt: 1,204 – cash 88 = 1,116. ',
  'A names the covenant, B guesses 🙂 ',
];

/** The steps of one plan: the same seed, the same steps. */
export function faultPlan(chance: () => number): PlanStep[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(chance() * from.length)] as T;
  const steps: PlanStep[] = [];
  const length = 6 + Math.floor(chance() * 5);
  for (let step = 0; step < length; step++) {
    const dice = chance();
    if (dice < 0.4) steps.push({ do: 'break', fault: plannedFault(chance, pick) });
    else if (dice < 0.55) steps.push({ do: 'judge', value: pick(['met', 'not-met'] as const) });
    else if (dice < 0.62) steps.push({ do: 'pause', milliseconds: Math.floor(chance() * 700) });
    steps.push({ do: 'type', text: pick(texts) });
  }
  return steps;
}

function plannedFault(chance: () => number, pick: <T>(from: readonly T[]) => T): PlannedFault {
  const times = 1 + Math.floor(chance() * 3);
  const milliseconds = 200 + Math.floor(chance() * 1500);
  const network = (words: string, action: Parameters<typeof nextTimes>[2]): PlannedFault => ({
    kind: 'network',
    words: `${words} ×${times}`,
    rule: nextTimes(times, isSave, action),
  });
  return pick<() => PlannedFault>([
    () => network('request dropped', { kind: 'drop-request' }),
    () => network('answer dropped', { kind: 'drop-answer' }),
    () => network('answer dropped', { kind: 'drop-answer' }),
    () => network('500', { kind: 'problem', problem: 'internal', status: 500 }),
    () => network('503', { kind: 'problem', problem: 'unavailable', status: 503 }),
    () => network('bad gateway', { kind: 'raw', status: 502 }),
    () => network('slow', { kind: 'pass', delay: 800 }),
    () => network('invalid once', { kind: 'problem', problem: 'invalid', status: 422 }),
    () => ({ kind: 'away', milliseconds }),
    () => ({ kind: 'offline', milliseconds }),
    () => ({ kind: 'server-kill' }),
    () => ({ kind: 'reload' }),
    () => ({ kind: 'close-tab' }),
    () => ({ kind: 'second-tab' }),
    () => ({ kind: 'second-device' }),
    () => ({ kind: 'session-ends' }),
    () => ({ kind: 'clock', minutes: pick([-10, 10]) }),
    () => ({ kind: 'storage-cleared' }),
    () => ({ kind: 'crash' }),
  ])();
}

/** A plan in a line, for the report of a failing seed. */
export function planWords(steps: readonly PlanStep[]): string {
  return steps
    .map((step) => {
      if (step.do !== 'break') return step.do;
      return step.fault.kind === 'network' ? step.fault.words : step.fault.kind.toUpperCase();
    })
    .join(', ');
}
