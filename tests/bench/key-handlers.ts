/** The part of a Chromium trace that is read here; times are in microseconds. */
type TraceEvent = {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  args: { data?: { type?: string } };
};

/** What a trace needs so that `handlerTimes` finds keys and tasks in it. */
export const keyCategories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'toplevel',
];

const keyEvents = new Set(['keydown', 'keypress']);

/**
 * Per key, in milliseconds: the main thread's tasks in which its events were handled, microtasks
 * included. The frame that shows it is not: a browser draws right after a key, so whatever a page
 * asks to be told "after this task" is told after that frame.
 */
export function handlerTimes(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: TraceEvent[] };
  const whole = traceEvents.filter((each) => each.ph === 'X' && each.dur !== undefined);
  const presses = whole
    .filter((each) => each.name === 'EventDispatch' && keyEvents.has(each.args.data?.type ?? ''))
    .toSorted((a, b) => a.ts - b.ts);
  const { pid, tid } = presses[0] ?? { pid: -1, tid: -1 };
  const tasks = whole.filter(
    (each) => each.name === 'RunTask' && each.pid === pid && each.tid === tid,
  );
  const keys: Set<TraceEvent>[] = [];
  for (const press of presses) {
    if (press.args.data?.type === 'keydown') keys.push(new Set());
    const task = tasks.find((each) => each.ts <= press.ts && press.ts < each.ts + (each.dur ?? 0));
    if (!task) throw new Error('The trace has a key that no task handled');
    keys.at(-1)?.add(task);
  }
  return keys.map((own) => [...own].reduce((sum, task) => sum + (task.dur ?? 0), 0) / 1000);
}
