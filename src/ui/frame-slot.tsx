import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';

/** Places of the shell that a screen fills: what it is about, and what it shows at the right. */
export type FrameSlotName = 'title' | 'detail' | 'right';

type Slots = Readonly<Record<FrameSlotName, HTMLElement | null>>;
type SlotContext = { slots: Slots; setSlot: (name: FrameSlotName, at: HTMLElement | null) => void };

const FrameSlots = createContext<SlotContext | null>(null);

export function FrameSlotProvider({ children }: { readonly children: ReactNode }) {
  const [slots, setSlots] = useState<Slots>({ title: null, detail: null, right: null });
  const value = useMemo(
    () => ({
      slots,
      setSlot: (name: FrameSlotName, at: HTMLElement | null) =>
        setSlots((now) => (now[name] === at ? now : { ...now, [name]: at })),
    }),
    [slots],
  );
  return <FrameSlots value={value}>{children}</FrameSlots>;
}

/** Where the shell wants a slot's content; it takes no room of its own. */
export function FrameSlotPlace({ name }: { readonly name: FrameSlotName }) {
  const context = useContext(FrameSlots);
  const setSlot = context?.setSlot;
  // The ref runs once for the element; setSlot only ever writes state.
  const [place] = useState(() => (element: HTMLElement | null) => setSlot?.(name, element));
  return <span ref={place} style={{ display: 'contents' }} />;
}

interface FrameSlotProps {
  readonly name: FrameSlotName;
  readonly children: ReactNode;
}

/** Puts its children into the shell; outside a shell (a preview, a test) they are left out. */
export function FrameSlot({ name, children }: FrameSlotProps) {
  const at = useContext(FrameSlots)?.slots[name];
  return at ? createPortal(children, at) : null;
}
