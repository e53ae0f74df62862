import type { FindingGroup } from '#contract/data/import-job.ts';
import { needsExplanation, shownQuote } from '#domain/guard/check-task.ts';
import type { Detector } from '#domain/guard/finding.ts';

/** Larger files are checked by the server, before anything of them is written. */
export const MOST_ON_DEVICE = 20 * 1024 * 1024;

/**
 * What the guard finds in files before they leave this device: line by line, in the texts of each
 * line's JSON where it is some, in the line itself otherwise.
 */
export async function checkOnDevice(
  files: readonly File[],
  guard: Detector,
): Promise<FindingGroup[]> {
  const groups = new Map<string, FindingGroup>();
  for (const file of files) {
    if (file.size > MOST_ON_DEVICE) continue;
    for (const [index, line] of (await file.text()).split('\n').entries()) {
      for (const { kind, why, quote } of guard(plainText(line))) {
        const key = `${file.name}\n${kind}`;
        const group = groups.get(key) ?? {
          field: 'line',
          kind,
          why,
          quote: shownQuote(kind, quote),
          needsExplanation: needsExplanation(kind),
          found: 0,
          file: file.name,
          lines: [],
        };
        group.found += 1;
        if (group.lines.length < 20 && group.lines.at(-1) !== index + 1) {
          group.lines.push(index + 1);
        }
        groups.set(key, group);
      }
    }
  }
  return [...groups.values()];
}

/** Escapes of JSON would hide where a word begins. */
function plainText(line: string): string {
  try {
    return stringsOf(JSON.parse(line)).join('\n');
  } catch {
    return line;
  }
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsOf);
}
