import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';

interface HintBubbleProps {
  readonly id: string;
  readonly anchor: HTMLElement;
  readonly content: ReactNode;
  readonly placement: 'bottom' | 'bottom-start';
  /** The pointer is on the bubble. */
  readonly onStay: () => void;
  readonly onClose: () => void;
}

/** The open bubble alone; its element is elsewhere and stays what it is. */
export function HintBubble(props: HintBubbleProps) {
  return (
    <Tooltip
      open
      id={props.id}
      title={props.content}
      placement={props.placement}
      onClose={props.onClose}
      slotProps={{ popper: { anchorEl: props.anchor, onPointerEnter: props.onStay } }}
    >
      <span hidden />
    </Tooltip>
  );
}
