import type { LucideIcon } from 'lucide-react';

/** One line of the palette. */
export interface Command {
  readonly id: string;
  /** `In this task`, `Commands`, `Go to`. */
  readonly group: string;
  readonly label: string;
  readonly icon?: LucideIcon;
  /** In the icon's place: a criterion's number. */
  readonly mark?: string;
  /** Right, quiet: `A met, B not met`, `asks first`. */
  readonly detail?: string;
  readonly keys?: string;
  /** Other words under which it is found. */
  readonly keywords?: readonly string[];
  readonly run: (how: { readonly newTab: boolean }) => void;
}
