import { CircleCheck, Hourglass } from 'lucide-react';
import type { OnboardingStanding } from '#queries/own-gold.ts';
import { formatNumber } from '#ui/format-number.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { Section } from '#ui/section.tsx';

/** Where one stands with the onboarding set, and what that means for paid work. */
export function OnboardingSection({ standing }: { readonly standing: OnboardingStanding }) {
  const { state, items, done, right, needed, note, decidedByLead } = standing;
  const counts = `${formatNumber(right)} of ${formatNumber(items)} as expected, ${formatNumber(needed)} needed`;
  const lead = decidedByLead && note ? `A lead decided this and wrote: ${note}` : undefined;
  return (
    <Section title="Onboarding" note="graded before any paid work">
      {state === 'onboarding' && (
        <RuledNotice
          tone="accent"
          icon={Hourglass}
          detail={`${formatNumber(needed)} of ${formatNumber(items)} have to be as expected; each result stands below once you submit it.`}
        >
          {formatNumber(done)} of {formatNumber(items)} onboarding items done
        </RuledNotice>
      )}
      {state === 'passed' && (
        <RuledNotice tone="good" icon={CircleCheck} detail={lead ?? counts}>
          Passed: you are given paid work
        </RuledNotice>
      )}
      {state === 'failed' && (
        <RuledNotice
          tone="warn"
          icon={Hourglass}
          detail={
            lead ??
            `${counts}. A lead sees the same results and decides whether you go on; read below what was expected and why.`
          }
        >
          No paid work for now
        </RuledNotice>
      )}
    </Section>
  );
}
