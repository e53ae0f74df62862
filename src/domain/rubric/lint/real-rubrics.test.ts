import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { criteriaOf } from '#domain/formats/rubrics/criteria-of.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { lintRubric } from './lint-rubric.ts';

const data = new URL('../../../../../shared/data/', import.meta.url).pathname;
const research = `${data}deep_research_bench/criteria.jsonl`;
const clawwork = `${data}clawwork_gdpval/rubrics`;

function read(text: string): Criterion[] {
  const read = criteriaOf(JSON.parse(text), '');
  if (!read.ok) throw new Error(read.error.reason);
  return read.value;
}

describe.skipIf(!existsSync(research))('published rubrics (skipped where they are absent)', () => {
  test('findings by rule on 50 rubrics of DeepResearch Bench and 6 of ClawWork', () => {
    const rubrics = [
      ...readFileSync(research, 'utf8').trim().split('\n').map(read),
      ...readdirSync(clawwork).map((name) => read(readFileSync(`${clawwork}/${name}`, 'utf8'))),
    ];
    const criteria = rubrics.reduce((sum, each) => sum + each.length, 0);
    const findings = rubrics.flatMap((each) => lintRubric(each));
    const byRule = Map.groupBy(findings, ({ rule }) => rule);
    const counts = Object.fromEntries([...byRule].map(([rule, own]) => [rule, own.length]));
    // Every one of them was read: docs/rubric-lint-precision.md says with how many one agrees.
    expect([rubrics.length, criteria, counts]).toEqual([
      56,
      1422,
      {
        compound: 16,
        vague: 24,
        'double-negative': 4,
        duplicate: 1,
        'missing-negative': 51,
      },
    ]);
  });
});
