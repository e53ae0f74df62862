/** The part of a Chromium trace that is read here; times are in microseconds. */
type LatencyEvent = {
  name: string;
  ph: string;
  pid: number;
  ts: number;
  id2?: { local?: string };
  args: { event_latency?: { event_type?: string; display_trace_id?: number } };
};

/** The one category of a trace that `keyLatencies` needs; it costs a few events a key. */
export const latencyCategories = ['input.scrolling'];

/**
 * Per key, in milliseconds: from its arrival in the browser until the frame that shows it was
 * presented, drawing, compositing and raster included. Chromium measures it so itself, and
 * reports it rounded to 8 ms as the duration of an Event Timing entry.
 */
export function keyLatencies(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString('utf8')) as { traceEvents: LatencyEvent[] };
  const begun = new Map<string, LatencyEvent>();
  const latencies: number[] = [];
  for (const event of traceEvents.toSorted((a, b) => a.ts - b.ts)) {
    if (event.name !== 'EventLatency') continue;
    const place = `${event.pid} ${event.id2?.local}`;
    if (event.ph === 'b') begun.set(place, event);
    const start = event.ph === 'e' ? begun.get(place) : undefined;
    if (!start) continue;
    begun.delete(place);
    const { event_type: type, display_trace_id: shownIn } = start.args.event_latency ?? {};
    if (type === 'KEY_PRESSED' && shownIn !== undefined)
      latencies.push((event.ts - start.ts) / 1000);
  }
  return latencies;
}

const FRAME = 1000 / 60;
const PHASES = 20;

/**
 * The same on a display of 60 Hz, which the bench's browser does not have: a frame that is ready
 * waits for the next refresh, and keys come at any time between two.
 */
export function onDisplay(latencies: readonly number[]): number[] {
  const waits = Array.from({ length: PHASES }, (_, at) => ((at + 0.5) / PHASES) * FRAME);
  return latencies.flatMap((ready) => waits.map((wait) => ready + wait));
}
