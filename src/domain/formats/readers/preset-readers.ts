import type { JsonValue } from '#domain/json-value.ts';
import { isRecord } from '#domain/formats/path/field-path.ts';
import type { FieldMap } from './field-map.ts';

/** A published format that needs nothing but a mapping: its rubric shape is known anyway. */
export type Preset = {
  name: string;
  title: string;
  map: FieldMap;
  /** Fields that give the format away, or null. */
  recognises: (row: { [key: string]: JsonValue }) => string[] | null;
};

function having(row: { [key: string]: JsonValue }, ...fields: string[]): string[] | null {
  return fields.every((field) => Object.hasOwn(row, field)) ? fields : null;
}

function firstItem(value: JsonValue | undefined): { [key: string]: JsonValue } {
  const first = Array.isArray(value) ? value[0] : undefined;
  return isRecord(first) ? first : {};
}

export const presets: readonly Preset[] = [
  {
    name: 'healthbench',
    title: 'HealthBench',
    map: {
      id: 'prompt_id',
      prompt: 'prompt',
      rubric: 'rubrics',
      response: 'ideal_completions_data.ideal_completions_ref_completions[]',
      reference: 'ideal_completions_data.ideal_completion',
    },
    recognises: (row) =>
      having(row, 'prompt_id', 'prompt', 'rubrics') && having(firstItem(row['rubrics']), 'points')
        ? ['prompt_id', 'rubrics[].points']
        : null,
  },
  {
    name: 'profbench',
    title: 'ProfBench',
    map: {
      id: 'task_id',
      prompt: 'prompt',
      rubric: 'rubrics',
      response: 'o3_response|grok4_response|r1-0528_response',
      skills: 'domain',
    },
    recognises: (row) =>
      having(firstItem(row['rubrics']), 'criterion_weight') ? ['rubrics[].criterion_weight'] : null,
  },
  {
    name: 'deep-research-bench',
    title: 'DeepResearch Bench (criteria and reports, joined by id)',
    map: {
      group: 'id',
      prompt: 'prompt',
      response: 'article',
      model: '$file',
      rubric: '$row',
      language: 'language',
    },
    recognises: (row) =>
      having(row, 'id', 'prompt', 'criterions', 'dimension_weight') ??
      having(row, 'id', 'prompt', 'article'),
  },
  {
    name: 'onemillion',
    title: 'OneMillion-Bench',
    map: {
      id: 'case_id',
      prompt: 'prompt',
      system: 'system_prompt',
      rubric: 'rubrics',
      response: 'responses[]',
      skills: 'tags',
    },
    recognises: (row) =>
      having(firstItem(row['rubrics']), 'rubric_detail') ? ['rubrics[].rubric_detail'] : null,
  },
  {
    name: 'helpsteer3',
    title: 'HelpSteer3 preference',
    map: {
      prompt: 'context',
      response: 'response1|response2',
      language: 'language',
      skills: 'domain',
    },
    recognises: (row) => having(row, 'context', 'response1', 'response2'),
  },
  {
    name: 'apex',
    title: 'APEX-v1 (CSV)',
    map: {
      id: 'Task ID',
      prompt: 'Prompt',
      rubric: 'Rubric JSON',
      skills: 'Domain',
      response: 'Response',
    },
    recognises: (row) => having(row, 'Task ID', 'Prompt', 'Rubric JSON'),
  },
];
