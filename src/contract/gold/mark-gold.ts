import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { draftFields } from '#domain/draft/draft-fields.ts';
import { goldUse } from '#domain/gold/gold-settings.ts';
import { identifier } from '#domain/identifier.ts';
import { goldItem } from './get-gold.ts';
import { goldTaskPath } from './get-gold-task.ts';

/** Marking again replaces the key: past answers are then measured by the new one. */
export const markGold = defineEndpoint({
  name: 'markGold',
  method: 'PUT',
  path: '/projects/{projectId}/gold/{taskId}',
  summary: 'Make a task gold, with the expected answers of an annotation or of one’s own',
  permission: 'gold.manage',
  params: goldTaskPath,
  body: z.strictObject({
    use: goldUse,
    /** Told to every expert who has answered it. */
    reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
    expected: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('annotation'), annotationId: identifier }),
      z.strictObject({ kind: z.literal('own'), schema: z.int(), fields: draftFields }),
      /** The key as it stands: only its use or reason changes. */
      z.strictObject({ kind: z.literal('same') }),
    ]),
  }),
  answer: goldItem,
  problems: ['invalid'],
});
