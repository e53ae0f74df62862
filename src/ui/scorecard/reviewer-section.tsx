import type { ReviewerCard, Share } from '#domain/quality/scorecard.ts';
import { formatCount, formatNumber, formatSigned } from '#ui/format-number.ts';
import { Section } from '#ui/section.tsx';
import { FigureList } from './figure-list.tsx';

/** How somebody’s reviews hold: overturned, agreed with blind, and steady over time. */
export function ReviewerSection({ card }: { readonly card: ReviewerCard }) {
  const { severity } = card;
  const { drift } = severity;
  return (
    <Section
      title="Work as a reviewer"
      note="95 % intervals; severity is measured on scores 0 to 1"
    >
      <FigureList
        lines={[
          {
            name: 'Decisions',
            value: formatNumber(card.decisions),
            detail: formatCount(card.returned, 'return'),
          },
          {
            name: 'Overturned',
            value: rate(card.overturned),
            detail: card.overturned
              ? `${inCounts(card.overturned)} decided disputes`
              : 'no dispute about them was decided',
          },
          {
            name: 'Agreement with a blind second reviewer',
            value: rate(card.secondOpinion),
            detail: card.secondOpinion
              ? `${inCounts(card.secondOpinion)} items`
              : 'nobody judged the same items blind',
          },
          {
            name: 'Severity drift',
            value: drift ? formatSigned(drift.drift, 2) : '–',
            detail: drift
              ? `${formatSigned(drift.low, 2)} to ${formatSigned(drift.high, 2)} over ${formatCount(severity.items, 'item')}: ${drift.drifted ? (drift.drift < 0 ? 'severer than before' : 'milder than before') : 'no drift shown'}`
              : severity.why,
          },
        ]}
      />
    </Section>
  );
}

const rate = (share: Share | null) =>
  share === null
    ? '–'
    : `${formatNumber(share.rate, 2)} ${formatNumber(share.low, 2)} to ${formatNumber(share.high, 2)}`;

const inCounts = ({ count, of }: Share) => `${formatNumber(count)} of ${formatNumber(of)}`;
