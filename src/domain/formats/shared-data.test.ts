import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { framerOf } from './framing/framing.ts';
import { isRefused } from './framing/source-row.ts';
import { mergeFragments, type ReadTask, type Sourced } from './merge-fragments.ts';
import { readRubrics } from './read-rubrics.ts';
import type { ReadContext } from './readers/fragment.ts';
import { readerOf } from './readers/readers.ts';
import { HEAD_CHARACTERS, sniffFormat } from './sniff-format.ts';

const folder = new URL('../../../../shared/data/', import.meta.url).pathname;

/** Reads files as the server does, with groups in memory. */
function readAll(
  paths: string[],
  options: { map?: Record<string, string>; rubrics?: string[]; format?: string } = {},
) {
  const rubrics: Map<string, never[]> = new Map();
  for (const path of options.rubrics ?? []) {
    const read = readRubrics(path, readFileSync(folder + path, 'utf8'));
    if (!read.ok) throw new Error(read.error.reason);
    for (const [key, criteria] of read.value) rubrics.set(key, criteria as never[]);
  }
  const groups = new Map<string, Sourced[]>();
  const refused: { field: string; reason: string }[] = [];
  const notices = new Set<string>();
  const formats = new Set<string>();
  for (const path of paths) {
    const text = readFileSync(folder + path, 'utf8');
    const sniffed = sniffFormat(text.slice(0, HEAD_CHARACTERS));
    formats.add(sniffed.format);
    const reader = readerOf(
      options.format ?? (options.map ? 'map' : sniffed.format),
      options.map ?? {},
    );
    if (reader === null) throw new Error('no reader');
    const context: ReadContext = {
      fileName: path.split('/').at(-1) ?? path,
      rubrics,
      rubricKey: rubrics.size > 0 ? 'occupation' : null,
    };
    const framer = framerOf(sniffed.framing);
    for (let at = 0; at < text.length; at += 10_007) {
      for (const row of framer.push(text.slice(at, at + 10_007))) take(row);
    }
    for (const row of framer.end()) take(row);
    function take(row: ReturnType<typeof framer.end>[number]): void {
      if (isRefused(row)) {
        refused.push(row.refusal);
        return;
      }
      const read = (reader as NonNullable<typeof reader>).read(row, context);
      if ('refusal' in read) {
        refused.push(read.refusal);
        return;
      }
      for (const { field, reason } of read.fragment.notices) notices.add(`${field}: ${reason}`);
      const key = read.fragment.group ?? `${path}:${row.line}`;
      const list = groups.get(key) ?? [];
      list.push({ fragment: read.fragment, place: `${path}:${row.line}` });
      groups.set(key, list);
    }
  }
  const tasks: ReadTask[] = [];
  for (const parts of groups.values()) {
    const merged = mergeFragments(parts);
    if (merged.ok) tasks.push(merged.value.task);
    else refused.push(merged.error);
  }
  return { tasks, refused, notices, formats };
}

describe.skipIf(!existsSync(folder))('the shared developer data', () => {
  test('the FinanceBench results are 150 tasks with 8 responses each, numbers reported', () => {
    const files = readdirSync(`${folder}financebench/results`).map(
      (name) => `financebench/results/${name}`,
    );
    const { tasks, refused, notices } = readAll(files, {
      map: {
        prompt: 'question',
        response: 'model_answer',
        model: 'model_name',
        group: 'financebench_id',
        reference: 'gold_answer',
      },
    });
    expect(refused).toEqual([]);
    expect(tasks).toHaveLength(150);
    expect(tasks.every(({ responses }) => responses.length === 8)).toBe(true);
    expect([...notices]).toEqual([
      'gold_answer: A number where text is expected: imported as written',
    ]);
    const [first] = tasks;
    expect(first?.gold).toBe(1577);
    expect(first?.responses[0]?.metadata).toHaveProperty('eval_mode');
  });

  test('FinanceBench fields are guessed from their names alone', () => {
    const text = readFileSync(`${folder}financebench/results/gpt-4_oracle.jsonl`, 'utf8');
    expect(sniffFormat(text.slice(0, HEAD_CHARACTERS)).map).toEqual({
      prompt: 'question',
      response: 'model_answer',
      model: 'model_name',
      reference: 'gold_answer',
      group: 'financebench_id',
    });
  });

  test('GDPval tasks take their rubric by occupation, and what has none is told', () => {
    const rubrics = readdirSync(`${folder}clawwork_gdpval/rubrics`).map(
      (name) => `clawwork_gdpval/rubrics/${name}`,
    );
    const { tasks, refused, notices, formats } = readAll(
      ['clawwork_gdpval/tasks_with_responses.jsonl'],
      { rubrics },
    );
    expect([...formats]).toEqual(['gdpval']);
    expect(refused).toEqual([]);
    expect(tasks).toHaveLength(40);
    expect(tasks.flatMap(({ responses }) => responses)).toHaveLength(119);
    const graded = tasks.filter(({ criteria }) => criteria !== null);
    // Accountants 2, Compliance 3, Analysts 1, Managers 2, Project Management 2.
    expect(graded).toHaveLength(10);
    for (const { criteria } of graded) {
      const total = (criteria ?? []).reduce((sum, { points }) => sum + points, 0);
      expect(total).toBeCloseTo(100, 8);
      expect(criteria?.filter(({ required }) => required)).toHaveLength(1);
    }
    expect([...notices].some((each) => each.includes('No rubric for “Nurse Practitioners”'))).toBe(
      true,
    );
  });

  test('tau-bench runs are 50 tasks with two whole trajectories each', () => {
    const { tasks, refused, formats } = readAll([
      'tau_bench_airline/gpt-4o-airline.trials-0-1.json',
    ]);
    expect([...formats]).toEqual(['tau-bench']);
    expect(refused).toEqual([]);
    expect(tasks).toHaveLength(50);
    expect(tasks.every(({ responses }) => responses.length === 2)).toBe(true);
    const messages = tasks.flatMap(({ responses }) => responses.flatMap((each) => each.messages));
    expect(messages).toHaveLength(2658);
    expect(messages.flatMap((each) => each.tool_calls ?? [])).toHaveLength(572);
  });

  test('Prometheus rows are 80 prompts by 4 models with five worded levels', () => {
    const { tasks, refused, formats } = readAll(['prometheus_vicuna_eval/vicuna_eval.json']);
    expect([...formats]).toEqual(['prometheus']);
    expect(refused).toEqual([]);
    expect(tasks).toHaveLength(80);
    expect(tasks.every(({ responses }) => responses.length === 4)).toBe(true);
  });

  test('DeepResearch criteria and reports meet by id; points are shares of 100', () => {
    const { tasks, refused, formats } = readAll([
      'deep_research_bench/criteria.jsonl',
      'deep_research_bench/reports.claude-3-7-sonnet-latest.jsonl',
    ]);
    expect([...formats]).toEqual(['deep-research-bench']);
    expect(refused).toEqual([]);
    expect(tasks).toHaveLength(50);
    for (const { criteria, responses } of tasks) {
      const total = (criteria ?? []).reduce((sum, { points }) => sum + points, 0);
      expect(Math.abs(total - 100)).toBeLessThan(1.1);
      expect(responses[0]?.model).toBe('reports.claude-3-7-sonnet-latest');
    }
  });
});
