import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { Unveiled } from '#queries/reviews.ts';

/** Somebody's grades that the expert's are held against. */
export type ComparedSide = {
  readonly id: string;
  /** `You`, `Round 1`, `Annotator 2`. */
  readonly name: string;
  readonly fields: DraftFields;
  /** Texts are compared only with the same person's earlier ones. */
  readonly texts: boolean;
};

/** What there is to compare with, the most telling first; empty where there is nothing. */
export function comparedSides({ mine, previous, others, submission }: Unveiled): ComparedSide[] {
  return [
    ...(mine ? [{ id: 'mine', name: 'You', fields: mine.fields, texts: false }] : []),
    ...(previous
      ? [
          {
            id: 'previous',
            name: submission.madeBy === null ? `Round ${previous.round}` : 'Before the fix',
            fields: previous.fields,
            texts: true,
          },
        ]
      : []),
    ...others.map(({ number, fields }) => ({
      id: `annotator-${number}`,
      name: `Annotator ${number}`,
      fields,
      texts: false,
    })),
  ];
}
