import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { termsQuery } from '#queries/terms.ts';

/** Draws nothing: fetches the person's walls while they work, so that a check needs no network. */
export function TermsAhead({ projectId }: { readonly projectId: string }) {
  useQuery(termsQuery(useBackend(), projectId));
  return null;
}
