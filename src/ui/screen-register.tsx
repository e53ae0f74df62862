import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { Command } from './command-palette/command.ts';
import type { Shortcut } from './shortcut-sheet/shortcut.ts';

/** What a screen tells the shell about itself. It is asked only when palette or sheet opens. */
export interface ScreenEntry {
  /** Named in the sheet's head: `Grade`. */
  readonly screen: string;
  readonly shortcuts: () => readonly Shortcut[];
  readonly commands: () => readonly Command[];
}

/** The screens that are mounted now, the innermost last. */
export interface ScreenRegister {
  readonly entries: Set<ScreenEntry>;
}

const RegisterContext = createContext<ScreenRegister | null>(null);

export function ScreenRegisterProvider({ children }: { readonly children: ReactNode }) {
  const [register] = useState<ScreenRegister>(() => ({ entries: new Set() }));
  return <RegisterContext value={register}>{children}</RegisterContext>;
}

export function useScreenRegister(): ScreenRegister | null {
  return useContext(RegisterContext);
}

/** Registers a screen while it is mounted. Give a stable entry: its functions read what is now. */
export function useScreenEntry(entry: ScreenEntry): void {
  const register = useContext(RegisterContext);
  useEffect(() => {
    if (!register) return;
    register.entries.add(entry);
    return () => {
      register.entries.delete(entry);
    };
  }, [register, entry]);
}
