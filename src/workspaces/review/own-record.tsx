import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { ownRecordQuery } from '#queries/reviews.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';

/** What became of one's own decisions: the other side of every return is counted too. */
export function OwnRecord({ projectId }: { readonly projectId: string }) {
  const { data } = useQuery(ownRecordQuery(useBackend(), projectId));
  const own = data?.asReviewer;
  if (!own) return null;
  const { overturnRate: rate } = own;
  return (
    <Words>
      You have taken {formatCount(own.decisions, 'decision')}, {formatNumber(own.returned)} of them
      returns. {formatNumber(own.disputed)} {own.disputed === 1 ? 'was' : 'were'} disputed,{' '}
      {formatNumber(own.overturned)} overturned
      {rate
        ? `: ${formatNumber(rate.rate, 2)} (95 % interval ${formatNumber(rate.low, 2)} to ${formatNumber(rate.high, 2)}).`
        : '.'}
    </Words>
  );
}

const Words = styled('p')(({ theme }) => ({
  ...theme.typography.meta,
  maxWidth: 460,
  margin: 0,
  padding: '0 44px',
  color: theme.vars.palette.text.secondary,
}));
