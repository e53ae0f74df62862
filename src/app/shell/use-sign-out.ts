import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDraftEngine } from '#drafts/use-draft.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { signOutMutation } from '#queries/sign-out.ts';

/**
 * Sends what is left, signs out and starts the page anew: nothing of one person is there for the
 * next. While something is unsent it asks first, because signing out clears this device. `leaving`
 * while the last edits are on their way: whoever walks off before it ends is still signed in.
 */
export function useSignOut(): { signOut: () => Promise<void>; leaving: boolean } {
  const engine = useDraftEngine();
  const { mutateAsync } = useMutation(signOutMutation(useBackend()));
  const [leaving, setLeaving] = useState(false);
  const leave = async () => {
    const left = await engine.signOut();
    if (left.kind === 'unsent') {
      const names = left.drafts.map((each) => `“${each.title}” (${each.changes})`).join(', ');
      const question = `Not on the server yet: ${names}. Sign out and discard these changes?`;
      if (!window.confirm(question)) return;
      await engine.signOut({ discardUnsent: true });
    }
    await mutateAsync();
    window.location.assign(window.location.pathname.replace(/\/p\/.*$/, '/'));
  };
  const signOut = async () => {
    setLeaving(true);
    try {
      await leave();
    } finally {
      setLeaving(false);
    }
  };
  return { signOut, leaving };
}
