import type { Backend } from '#backend/backend.ts';
import { getSession } from '#contract/session/get-session.ts';
import { CommandRefused } from './command.ts';

/** The id of the project with a slug; refused where this account has none such. */
export async function projectOf(backend: Backend, slug: string): Promise<string> {
  const { account, memberships } = await backend.send(getSession, {});
  if (account === null) throw new CommandRefused('The server does not know this key');
  const found = memberships.find((each) => each.slug === slug);
  if (found) return found.projectId;
  const known = memberships.map((each) => each.slug).join(', ');
  throw new CommandRefused(
    `There is no project ${slug}${known ? `; there are: ${known}` : '; make one with: touchstone project create'}`,
  );
}
