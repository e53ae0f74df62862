import Button from '@mui/material/Button';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorState } from '#ui/error-state.tsx';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';

interface ComputedViewProps<Data> {
  readonly found: UseQueryResult<Data>;
  /** What is computed, as a sentence calls it: `the figures`. */
  readonly what: string;
  readonly children: (data: Data) => ReactNode;
}

/** A view of figures that the server computes: the wait, the failure, and then the figures. */
export function ComputedView<Data>({ found, what, children }: ComputedViewProps<Data>) {
  if (found.error) {
    return (
      <ErrorState
        heading={`${what[0]?.toUpperCase()}${what.slice(1)} could not be computed`}
        safe="Nothing was changed; every annotation is where it was."
        failed={found.error.message}
        actions={<Button onClick={() => void found.refetch()}>Try again</Button>}
        code={found.error.message}
      />
    );
  }
  if (!found.data) {
    return (
      <LoadingBlocks what={`Computing ${what}`}>
        <Block width="60%" height={56} />
        <Block width="90%" height={320} />
      </LoadingBlocks>
    );
  }
  return children(found.data);
}
