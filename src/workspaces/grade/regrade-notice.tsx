import { ListChecks } from 'lucide-react';
import { formatCount } from '#ui/format-number.ts';
import { RuledNotice } from '#ui/ruled-notice.tsx';

interface RegradeNoticeProps {
  readonly places: readonly { criterionId: string; responseId: string }[];
}

/** Why this task is here again, and that everything else stays. */
export function RegradeNotice({ places }: RegradeNoticeProps) {
  const criteria = new Set(places.map((each) => each.criterionId)).size;
  return (
    <RuledNotice tone="accent" icon={ListChecks} edgeToEdge>
      <strong>The rubric changed since you graded this.</strong>{' '}
      {formatCount(places.length, 'verdict')} on {formatCount(criteria, 'criterion', 'criteria')} to
      give again; everything else is kept as you gave it.
    </RuledNotice>
  );
}
