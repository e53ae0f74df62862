import { reportThread } from '#server/node/report-thread/report-thread.ts';
import { judgedProject } from '#tests/databases/judged-project.ts';
import type { Bench, Measure } from './bench.ts';
import { benchEngine } from './bench-databases.ts';

const SIZES = [1000, 4000];
const systemClock = { now: () => new Date() };

/** What a lead waits for, and how long nobody else is answered meanwhile. */
export const qualityBench: Bench = {
  name: 'quality',
  title: 'The figures of Quality over a whole project, three judgements of each task',
  async run(progress, engines) {
    const measures: Measure[] = [];
    for (const kind of engines) {
      const engine = await benchEngine(kind);
      if (!engine) continue;
      try {
        for (const tasks of SIZES) {
          progress(`${kind}: ${tasks} tasks`);
          const database = await engine.open(`quality_${tasks}`);
          const verdicts = await judgedProject(database, tasks);
          const desk = reportThread({ database, clock: systemClock });
          // Starts the thread; that there is no such project does not matter.
          await desk.run('consensus', ['nothing']).catch(() => undefined);
          const of = `of ${tasks} tasks, ${verdicts.toLocaleString('en')} verdicts`;
          for (const [name, compute] of [
            ['overview', () => desk.run('quality', ['p', {}])],
            ['consensus', () => desk.run('consensus', ['p'])],
            ['scorecards', () => desk.run('scorecards', ['p'])],
          ] as const) {
            const gaps = watchGaps();
            const start = performance.now();
            await compute();
            const value = (performance.now() - start) / 1000;
            const longest = await gaps.stop();
            const detail = `others wait at most ${longest.toFixed(0)} ms at a stretch`;
            measures.push({ case: `${kind}: ${name} ${of}`, value, unit: 's', detail });
          }
          await desk.close();
        }
      } finally {
        await engine.close();
      }
    }
    return measures;
  },
};

/** How long the longest stretch is in which this thread does not turn to anything else. */
function watchGaps(): { stop(): Promise<number> } {
  let last = performance.now();
  let longest = 0;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(turn, 1);
  return {
    async stop() {
      await new Promise((next) => setTimeout(next, 5));
      turn();
      clearInterval(timer);
      return longest;
    },
  };
}
