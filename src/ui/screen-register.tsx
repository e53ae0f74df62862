import {
  createContext,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import type { Command } from './command-palette/command.ts';
import type { Shortcut } from './shortcut-sheet/shortcut.ts';

/** What a screen tells the shell about itself. It is asked only while palette or sheet is open. */
export interface ScreenEntry {
  /** Named in the sheet's head: `Grade`. */
  readonly screen: string;
  readonly shortcuts: () => readonly Shortcut[];
  readonly commands: () => readonly Command[];
}

/** The screens that are mounted now, the innermost last. */
type ScreenEntries = readonly ScreenEntry[];

const NONE: ScreenEntries = [];

class ScreenRegister {
  #entries = NONE;
  readonly #listeners = new Set<() => void>();

  readonly entries = (): ScreenEntries => this.#entries;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(entries: ScreenEntries): void {
    this.#entries = entries;
    for (const listener of this.#listeners) listener();
  }
}

const RegisterContext = createContext<ScreenRegister | null>(null);

export function ScreenRegisterProvider({ children }: { readonly children: ReactNode }) {
  const [register] = useState(() => new ScreenRegister());
  return <RegisterContext value={register}>{children}</RegisterContext>;
}

/** What is mounted now; a screen that arrives while the reader looks on is not missed. */
export function useScreenEntries(): ScreenEntries {
  const register = useContext(RegisterContext);
  return useSyncExternalStore(
    register?.subscribe ?? subscribeToNothing,
    register?.entries ?? noEntries,
  );
}

/** Registers a screen while it is mounted. Give a stable entry: its functions read what is now. */
export function useScreenEntry(entry: ScreenEntry): void {
  const register = useContext(RegisterContext);
  useEffect(() => {
    if (!register) return;
    register.set([...register.entries(), entry]);
    return () => register.set(register.entries().filter((each) => each !== entry));
  }, [register, entry]);
}

const noEntries = () => NONE;
const subscribeToNothing = () => () => undefined;
