import { useColorScheme } from '@mui/material/styles';
import { ChartNoAxesColumn, Keyboard, LogOut, Moon, ShieldCheck, Sun } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useRouter } from 'wouter';
import { useNavigate } from '#ui/address.ts';
import { CommandPalette } from '#ui/command-palette/command-palette.tsx';
import type { Command } from '#ui/command-palette/command.ts';
import { useScreenEntries } from '#ui/screen-register.tsx';
import { screensFor } from '#app/screens.ts';
import { useKnownSession } from './known-session.tsx';
import { useSignOut } from './use-sign-out.ts';

interface PaletteOverlayProps {
  readonly slug: string;
  readonly onClose: () => void;
  readonly onSheet: () => void;
}

/** What the open screen offers, then what the shell offers, then the places. */
export function PaletteOverlay({ slug, onClose, onSheet }: PaletteOverlayProps) {
  const { known } = useKnownSession();
  const entries = useScreenEntries();
  const router = useRouter();
  const navigate = useNavigate();
  const { signOut } = useSignOut();
  const { setMode } = useColorScheme();
  const go = (href: string, newTab: boolean) =>
    newTab ? window.open(router.hrefs(href, router)) : navigate(href);

  const [everywhere] = useState<readonly Command[]>(() => [
    {
      id: 'sheet',
      group: 'Commands',
      label: 'Keyboard shortcuts',
      icon: Keyboard,
      keys: '?',
      run: onSheet,
    },
    {
      id: 'light',
      group: 'Commands',
      label: 'Light theme',
      icon: Sun,
      run: () => setMode('light'),
    },
    { id: 'dark', group: 'Commands', label: 'Dark theme', icon: Moon, run: () => setMode('dark') },
    {
      id: 'account',
      group: 'Go to',
      label: 'Your account',
      icon: ShieldCheck,
      keywords: ['password', 'second factor', 'sessions'],
      run: ({ newTab }) => {
        go(`/p/${slug}/account`, newTab);
      },
    },
    {
      id: 'scorecard',
      group: 'Go to',
      label: 'My scorecard',
      icon: ChartNoAxesColumn,
      keywords: ['gold', 'onboarding', 'reliability'],
      run: ({ newTab }) => {
        go(`/p/${slug}/scorecard`, newTab);
      },
    },
    {
      id: 'recorded',
      group: 'Go to',
      label: 'What is recorded about you',
      icon: ShieldCheck,
      keywords: ['privacy'],
      run: ({ newTab }) => {
        go(`/p/${slug}/account?view=recorded`, newTab);
      },
    },
    {
      id: 'sign-out',
      group: 'Commands',
      label: 'Sign out',
      icon: LogOut,
      run: () => void signOut(),
    },
    ...places(),
  ]);

  function places(): readonly Command[] {
    return known.memberships.flatMap((member) =>
      screensFor(member.roles, known.account.isOwner).map((screen) => ({
        id: `go:${member.slug}/${screen.path}`,
        group: 'Go to',
        label: member.slug === slug ? screen.name : `${screen.name}: ${member.name}`,
        icon: screen.icon,
        keywords: [member.name],
        run: ({ newTab }) => {
          go(`/p/${member.slug}/${screen.path}`, newTab);
        },
      })),
    );
  }

  const commands = useMemo(
    () => [...entries.flatMap((entry) => entry.commands()), ...everywhere],
    [entries, everywhere],
  );
  return <CommandPalette commands={commands} onClose={onClose} />;
}
