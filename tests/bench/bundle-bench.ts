// What a browser fetches: the static import graph of a production build, without running it.
import { buildSite } from '#cli/build-site.ts';
import type { Bench } from './bench.ts';
import {
  firstTaskLimit,
  firstTaskScripts,
  manifestOf,
  scriptsOf,
  sizesOf,
  total,
} from './first-scripts.ts';

const editor = ['src/ui/grading-surface/rewrite-room.tsx'];

export const bundleBench: Bench = {
  name: 'bundle',
  title: 'JavaScript of a production build, gzip, kB of 1000 bytes',
  async run(progress) {
    const site = await buildSite(progress);
    const first = await firstTaskScripts(site);
    const monaco = [...scriptsOf(await manifestOf(site), editor)].filter(
      (file) => !first.has(file),
    );
    const editorSizes = await sizesOf(site, monaco);
    const largest = [...first].toSorted((a, b) => b[1] - a[1]).slice(0, 4);
    return [
      {
        case: 'Grade until its first task is painted',
        value: total(first),
        unit: 'kB',
        limit: { most: firstTaskLimit },
        detail: `${first.size} files; ${largest.map(sizeText).join(', ')}`,
      },
      {
        case: 'Rewrite editor with Monaco, its largest chunk',
        value: Math.max(...editorSizes.values()),
        unit: 'kB',
        limit: { most: 720 },
        detail: `${total(editorSizes).toFixed(1)} kB with what it alone imports`,
      },
    ];
  },
};

function sizeText([file, size]: readonly [string, number]): string {
  return `${file.replace(/^assets\//, '').replace(/-[^-]{8}\.js$/, '')} ${size.toFixed(1)}`;
}
