import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { BlindTask } from '#domain/task/task.ts';
import { fieldLabel } from './field-label.ts';

/** A value as a person would write it down; what is neither text nor verdict stays JSON. */
export function valueAsText(value: JsonValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { value: verdict, quote, comment } = value;
    if (typeof verdict === 'string') return verdict.replace('-', ' ');
    if (typeof quote === 'string') {
      return typeof comment === 'string' ? `“${quote}”: ${comment}` : `“${quote}”`;
    }
  }
  return JSON.stringify(value);
}

/** Everything that was entered, as Markdown: long texts under headings, short answers in lines. */
export function draftAsText(title: string, fields: DraftFields, task: BlindTask | null): string {
  const lines: string[] = [];
  const texts: string[] = [];
  for (const [field, value] of Object.entries(fields)) {
    const label = fieldLabel(field, task);
    if (label === null) continue;
    const text = valueAsText(value);
    if (typeof value === 'string') texts.push(`## ${label}\n\n${text}`);
    else lines.push(`- ${label}: ${text}`);
  }
  const parts = [`# ${title}`, lines.join('\n'), ...texts].filter((part) => part !== '');
  return `${parts.join('\n\n')}\n`;
}
