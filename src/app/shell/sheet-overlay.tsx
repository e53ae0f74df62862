import { AppLink } from '#app/app-link.tsx';
import { ShortcutSheet } from '#ui/shortcut-sheet/shortcut-sheet.tsx';
import type { Shortcut } from '#ui/shortcut-sheet/shortcut.ts';
import { useScreenEntries } from '#ui/screen-register.tsx';

const everywhere: readonly Shortcut[] = [
  { group: 'Everywhere', keys: ['Mod+K'], what: 'Command palette' },
  { group: 'Everywhere', keys: ['?'], what: 'This sheet' },
  { group: 'Everywhere', keys: ['F6', 'Shift+F6'], what: 'Next zone, previous zone' },
];

interface SheetOverlayProps {
  readonly slug: string;
  readonly onClose: () => void;
}

export function SheetOverlay({ slug, onClose }: SheetOverlayProps) {
  const entries = useScreenEntries();
  return (
    <ShortcutSheet
      screen={entries.at(-1)?.screen ?? ''}
      shortcuts={[...entries.flatMap((entry) => entry.shortcuts()), ...everywhere]}
      change={
        <AppLink href={`/p/${slug}/account?view=recorded`} onClick={onClose}>
          What is recorded about you
        </AppLink>
      }
      onClose={onClose}
    />
  );
}
