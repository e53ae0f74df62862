import {
  cloneElement,
  Suspense,
  useEffect,
  useId,
  useState,
  type FocusEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from 'react';
import { patientLazy } from '#ui/patient-lazy.ts';

const HintBubble = patientLazy(async () => ({
  default: (await import('./hint-bubble.tsx')).HintBubble,
}));

/** Milliseconds of rest before the bubble opens; less right after another one was open. */
const enterDelay = 400;
const nextDelay = 120;
const nextWithin = 800;
let lastOpen = Number.NEGATIVE_INFINITY;

interface HintedProps {
  onPointerEnter?: (event: PointerEvent<HTMLElement>) => void;
  onPointerLeave?: (event: PointerEvent<HTMLElement>) => void;
  onPointerDown?: (event: PointerEvent<HTMLElement>) => void;
  onFocus?: (event: FocusEvent<HTMLElement>) => void;
  onBlur?: (event: FocusEvent<HTMLElement>) => void;
  'aria-describedby'?: string | undefined;
}

interface HintProps {
  readonly content: ReactNode;
  /** The content says more than the name does, so it describes the element while open. */
  readonly describes?: boolean;
  readonly placement?: 'bottom' | 'bottom-start';
  readonly children: ReactElement<HintedProps>;
}

/** What opens over an element by pointer or focus; its code comes with the first one. */
export function Hint({ content, describes = false, placement = 'bottom', children }: HintProps) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [timer] = useState(oneTimer);
  useEffect(() => timer.stop, [timer]);

  function openSoon(element: HTMLElement) {
    const delay = performance.now() - lastOpen < nextWithin ? nextDelay : enterDelay;
    timer.start(() => setAnchor(element), delay);
  }
  function close() {
    timer.stop();
    if (anchor) lastOpen = performance.now();
    setAnchor(null);
  }
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: (event) => {
          if (event.pointerType !== 'touch') openSoon(event.currentTarget);
        },
        // The pointer may go on into the bubble, which then keeps it open.
        onPointerLeave: () => timer.start(close, 0),
        onFocus: (event) => {
          if (event.currentTarget.matches(':focus-visible')) openSoon(event.currentTarget);
        },
        onBlur: close,
        ...(describes && anchor && { 'aria-describedby': id }),
      })}
      {anchor && (
        <Suspense fallback={null}>
          <HintBubble
            id={id}
            anchor={anchor}
            content={content}
            placement={placement}
            onStay={timer.stop}
            onClose={close}
          />
        </Suspense>
      )}
    </>
  );
}

/** One thing to do later; the next one replaces it. */
function oneTimer() {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const stop = () => clearTimeout(waiting);
  return {
    stop,
    start(what: () => void, delay: number) {
      stop();
      waiting = setTimeout(what, delay);
    },
  };
}
