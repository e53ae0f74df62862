import * as z from 'zod/mini';

/** Names of the formats that an export can be written in. */
export const exportFormat = z.enum([
  'touchstone',
  'trl-dpo',
  'trl-sft',
  'trl-kto',
  'openai-dpo',
  'openai-sft',
  'helpsteer3',
  'csv',
]);

/** What is exported, and what happens to answers that a format has no place for. */
export const exportOptions = z.object({
  /** `majority`: one answer a pair, the one most annotators gave; `each`: every annotator's. */
  answers: z._default(z.enum(['majority', 'each']), 'majority'),
  /** Both bad: left out, or a rewrite, where there is one, over each of them. */
  bothBad: z._default(z.enum(['leave-out', 'rewrite-over-both']), 'rewrite-over-both'),
  /** Pairs of a rewrite over the response that it improves. */
  rewrites: z._default(z.enum(['over-original', 'leave-out']), 'over-original'),
  /** Only what was submitted from this moment on, and before that one. */
  from: z.optional(z.iso.datetime({ offset: true })),
  to: z.optional(z.iso.datetime({ offset: true })),
  /** Only tasks with one of these skills. */
  skills: z._default(z.array(z.string().check(z.maxLength(200))), []),
  /** Only this annotator's work. */
  annotator: z.optional(z.string().check(z.maxLength(64))),
});

export type ExportFormat = z.infer<typeof exportFormat>;
export type ExportOptions = z.infer<typeof exportOptions>;
