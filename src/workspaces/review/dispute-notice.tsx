import { Scale } from 'lucide-react';
import { groundWords } from '#domain/review/dispute-words.ts';
import type { Unveiled } from '#queries/reviews.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';

/** Why the expert does not agree with the return that stands under “Comments”. */
export function DisputeNotice({ unveiled }: { readonly unveiled: Unveiled }) {
  const { dispute } = unveiled;
  if (!dispute) return null;
  return (
    <RuledNotice
      tone="accent"
      icon={Scale}
      edgeToEdge
      detail={
        <>
          {dispute.grounds.map((each) => groundWords[each]).join(' · ')}
          <br />“{dispute.reason}”
        </>
      }
    >
      The expert disputes the return.
    </RuledNotice>
  );
}
