import { styled } from '@mui/material/styles';
import { useEffect, useState, type ReactNode } from 'react';

import { VisuallyHidden } from './visually-hidden.tsx';

interface LoadingBlocksProps {
  /** What is waited for: `Opening task 15`. */
  readonly what: string;
  /** Blocks in the final geometry; without them lines of text are drawn. */
  readonly children?: ReactNode;
}

const patience = 400;
const explain = 4000;

/**
 * Nothing before 400 ms, so that what is fast does not flash; then still blocks and a
 * word for screen readers; after 4 s the word is shown to everybody.
 */
export function LoadingBlocks({ what, children }: LoadingBlocksProps) {
  const [stage, setStage] = useState<'quiet' | 'blocks' | 'explained'>('quiet');
  useEffect(() => {
    const blocks = setTimeout(() => setStage('blocks'), patience);
    const explained = setTimeout(() => setStage('explained'), explain);
    return () => {
      clearTimeout(blocks);
      clearTimeout(explained);
    };
  }, []);
  return (
    <Place aria-busy>
      <span role="status" aria-label="Loading">
        {stage === 'blocks' && <VisuallyHidden>{what}</VisuallyHidden>}
        {stage === 'explained' && <Words>{what}</Words>}
      </span>
      {stage !== 'quiet' && <div aria-hidden>{children ?? <Lines />}</div>}
    </Place>
  );
}

/** One still block; its size is the size of what will stand there. */
export function Block(props: { readonly width: number | string; readonly height?: number }) {
  return <Stone style={{ width: props.width, height: props.height ?? 10 }} />;
}

function Lines() {
  return (
    <Column>
      <Block width="38%" height={14} />
      {['94%', '88%', '96%', '91%', '52%'].map((width) => (
        <Block key={width} width={width} />
      ))}
    </Column>
  );
}

const Place = styled('div')({ position: 'relative', minHeight: 34 });

const Column = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: 10,
  padding: '16px 16px',
});

const Stone = styled('div')(({ theme }) => ({
  maxWidth: '100%',
  borderRadius: 2,
  backgroundColor: theme.vars.palette.surface.sunken,
  // Sunken lies too near the pane in dark to be seen as a block.
  ...theme.applyStyles('dark', { backgroundColor: theme.vars.palette.action.hover }),
}));

const Words = styled('span')(({ theme }) => ({
  ...theme.typography.meta,
  position: 'absolute',
  top: 8,
  right: 12,
  color: theme.vars.palette.text.disabled,
}));
