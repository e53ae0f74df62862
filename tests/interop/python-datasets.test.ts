import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportOptions } from '#domain/formats/exports/export-options.ts';
import type { GradedTask } from '#domain/formats/exports/graded-task.ts';
import { trainingRecords } from '#domain/formats/exports/training-records.ts';
import { textMessage } from '#domain/task/message-text.ts';

// `pip install datasets` gives the loader that TRL and most trainers read files with.
const python = process.env['TOUCHSTONE_PYTHON'] ?? 'python3';
const hasDatasets = spawnSync(python, ['-c', 'import datasets']).status === 0;

/** Plain answers, and a run with tool calls: columns must be of one type over all rows. */
function gradedTask(n: number, run: boolean): GradedTask {
  const answer = (index: number) => [
    ...(run
      ? [
          {
            role: 'assistant' as const,
            content: [],
            tool_calls: [
              {
                id: 'c',
                type: 'function' as const,
                function: { name: 'look', arguments: `{"page": ${index}}` },
              },
            ],
          },
          {
            role: 'tool' as const,
            content: [{ type: 'text' as const, text: 'ok' }],
            tool_call_id: 'c',
          },
        ]
      : []),
    textMessage('assistant', `Answer ${n}.${index}`),
  ];
  const ids = [`t${n}a`, `t${n}b`] as const;
  return {
    id: `t${n}`,
    projectId: 'p',
    externalId: n === 2 ? null : `task-${n}`,
    sourceHash: 'ab'.repeat(32),
    title: 'T',
    prompt: [textMessage('user', 'Why? 为什么')],
    documents: [],
    responses: ids.map((id, index) => ({
      id,
      messages: answer(index),
      model: index === 0 ? 'm' : null,
      sourceHash: 'cd'.repeat(32),
    })),
    rubric: null,
    metadata: {},
    skills: [],
    priority: 0,
    closed: false,
    annotations: [
      {
        id: `a${n}`,
        taskId: `t${n}`,
        projectId: 'p',
        annotatorId: 'ann',
        version: 1,
        round: 1,
        grades: {
          verdicts: [],
          answers: [
            {
              question: 'Preference',
              answer: {
                kind: 'preference',
                first: ids[0],
                second: ids[1],
                value: 2,
                bothBad: false,
              },
            },
          ],
          highlights: [],
          rewrites: [{ responseId: ids[0], text: 'Better' }],
        },
        fields: {},
        displayOrder: [...ids],
        rubricId: null,
        rubricVersion: n === 1 ? 1 : null,
        projectVersion: 1,
        scoringRule: 'prbench-normalised',
        scoringRuleVersion: 1,
        scores:
          n === 1
            ? [{ responseId: ids[1], raw: 0.5, clamped: 0.5, points: 1, gateFailed: false }]
            : [],
        activeSeconds: 1,
        madeBy: 'ann',
        submittedAt: '2026-01-01T00:00:00.000Z',
      },
    ],
    drafts: [],
    reviews: [],
    final: null,
  };
}

test.skipIf(!hasDatasets)(
  'Python’s datasets loads every training file into the columns that TRL asks for (skipped without `pip install datasets`)',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'touchstone-interop-'));
    try {
      const tasks = [gradedTask(1, false), gradedTask(2, true), gradedTask(3, false)];
      const formats = ['trl-dpo', 'trl-sft', 'trl-kto', 'openai-sft'] as const;
      const files = formats.map((format) => {
        const path = join(folder, `all.${format}.jsonl`);
        const rows = tasks.flatMap(
          (task) => trainingRecords(task, format, exportOptions.parse({})).records,
        );
        writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
        return path;
      });
      const script = new URL('check_exports.py', import.meta.url).pathname;
      const found = JSON.parse(execFileSync(python, [script, ...files], { encoding: 'utf8' }));
      expect(found['trl-dpo']).toEqual({
        rows: 6,
        columns: ['chosen', 'prompt', 'rejected', 'touchstone'],
        conversational: true,
        first: { prompt: ['user'], chosen: ['assistant'], rejected: ['assistant'] },
      });
      expect(found['trl-sft']).toMatchObject({
        rows: 3,
        conversational: true,
        first: { completion: ['assistant'] },
      });
      expect(found['trl-kto']).toMatchObject({ rows: 9, conversational: true, labels: ['bool'] });
      expect(found['openai-sft']).toMatchObject({
        rows: 3,
        columns: ['messages'],
        first: { messages: ['user', 'assistant'] },
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
