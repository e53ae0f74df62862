import type { Membership, SamplePersona } from '#queries/session.ts';

/** The sample persona of these memberships: its one-click button asks for no password. */
export function personaOf(memberships: readonly Membership[]): SamplePersona | null {
  const roles = new Set(memberships.flatMap((each) => each.roles));
  const order: readonly SamplePersona[] = ['lead', 'lab', 'reviewer', 'expert'];
  return order.find((each) => roles.has(each)) ?? null;
}
