import * as z from 'zod/mini';
import { identifier, instant } from '#domain/identifier.ts';
import { namedAnswer } from '#domain/question/answer.ts';
import { verdictValue } from '#domain/rubric/verdict.ts';

/** By which rule the final answers of a task came about. */
export const finalRule = z.enum(['majority', 'dawid-skene', 'adjudicated']);
export type FinalRule = z.infer<typeof finalRule>;

export const finalVerdict = z.object({
  criterionId: z.string().check(z.maxLength(64)),
  responseId: identifier,
  value: verdictValue,
  /** `all` = unanimous, taken over unchanged; a person's decision counts above every rule. */
  by: z.enum(['all', 'majority', 'dawid-skene', 'person']),
  /** The posterior, where the rule has one. */
  certainty: z.optional(z.number()),
  reason: z.optional(z.string().check(z.maxLength(2000))),
});
export type FinalVerdict = z.infer<typeof finalVerdict>;

/** The final layer of one task: verdicts and answers with the way in which each was decided. */
export const finalDecision = z.object({
  verdicts: z.array(finalVerdict).check(z.maxLength(20_000)),
  answers: z.array(namedAnswer).check(z.maxLength(200)),
});
/** The layer as files carry it: by which rule, from whom, and what it says. */
export const recordedFinal = z.object({
  rule: finalRule,
  version: z.int().check(z.positive()),
  decided: finalDecision,
  note: z.string(),
  madeBy: z.string().check(z.maxLength(64)),
  at: instant,
});
export type RecordedFinal = z.infer<typeof recordedFinal>;
export type FinalDecision = z.infer<typeof finalDecision>;

/** What the layer is called wherever it is shown or written. */
export function finalName(rule: FinalRule, by: string): string {
  if (rule === 'adjudicated') return `adjudicated by ${by}`;
  return rule === 'majority' ? 'majority' : 'Dawid–Skene';
}
