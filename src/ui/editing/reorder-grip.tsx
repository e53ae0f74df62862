import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { GripVertical } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Icon } from '#ui/icon.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

interface ReorderGripProps {
  /** What is moved: `Clarity`. */
  readonly name: string;
  /** Entries of the list carry `data-entry-of={list}` and their index in `data-entry`. */
  readonly list: string;
  readonly index: number;
  readonly count: number;
  readonly onMove: (from: number, to: number) => void;
}

/** Moves an entry of a list: by dragging, or with the arrow keys while it has the focus. */
export function ReorderGrip({ name, list, index, count, onMove }: ReorderGripProps) {
  const [dragging, setDragging] = useState<{ from: number } | null>(null);
  const [said, setSaid] = useState('');

  const move = (from: number, to: number) => {
    if (to < 0 || to >= count || to === from) return;
    onMove(from, to);
    setSaid(`${name} is now ${to + 1} of ${count}`);
  };
  const byKey = (event: KeyboardEvent) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    move(index, index + step);
    const to = Math.min(count - 1, Math.max(0, index + step));
    requestAnimationFrame(() => {
      entryAt(list, to)?.querySelector<HTMLElement>('[data-grip]')?.focus();
    });
  };
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  // Heard on the window: moving an entry takes its grip out of the page for a moment, and with
  // that whatever pointer it had captured.
  useEffect(() => {
    if (!dragging) return undefined;
    let at = dragging.from;
    const drag = (event: PointerEvent) => {
      const over = document
        .elementFromPoint(event.clientX, event.clientY)
        ?.closest<HTMLElement>(`[data-entry-of="${list}"]`);
      const to = Number(over?.dataset['entry'] ?? Number.NaN);
      if (Number.isNaN(to) || to === at) return;
      latest.current(at, to);
      at = to;
    };
    const end = () => setDragging(null);
    window.addEventListener('pointermove', drag);
    window.addEventListener('pointerup', end);
    window.addEventListener('pointercancel', end);
    return () => {
      window.removeEventListener('pointermove', drag);
      window.removeEventListener('pointerup', end);
      window.removeEventListener('pointercancel', end);
    };
  }, [dragging, list]);
  return (
    <>
      <Grip
        data-grip=""
        aria-label={`Move ${name}`}
        aria-description={`${index + 1} of ${count}. Arrow keys move it.`}
        onKeyDown={byKey}
        onPointerDown={() => setDragging({ from: index })}
      >
        <Icon of={GripVertical} size={14} />
      </Grip>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}

export function entryAt(list: string, index: number): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-entry-of="${list}"][data-entry="${index}"]`);
}

const Grip = styled(ButtonBase)(({ theme }) => ({
  flex: 'none',
  width: 24,
  height: 24,
  borderRadius: 4,
  cursor: 'grab',
  touchAction: 'none',
  color: theme.vars.palette.text.disabled,
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:active': { cursor: 'grabbing' },
}));
