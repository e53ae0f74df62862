import type { Decided } from '#domain/review/adjudication-cells.ts';
import type { Adjudication } from '#queries/adjudications.ts';

/** What a person decided, by cell. */
export type CellDecisions = Readonly<Record<string, Decided>>;

export const cellKey = ({ criterionId, responseId }: { criterionId: string; responseId: string }) =>
  `${criterionId} ${responseId}`;

/** A new version begins with what a person decided in the one that stands. */
export function decidedBefore(final: Adjudication['final']): CellDecisions {
  return Object.fromEntries(
    (final?.decided.verdicts ?? [])
      .filter(({ by }) => by === 'person')
      .map((each) => [
        cellKey(each),
        { value: each.value, ...(each.reason === undefined ? {} : { reason: each.reason }) },
      ]),
  );
}
