import type { Transaction } from 'kysely';
import type { Tables } from '#server/database/tables.ts';
import type { Lane } from './lane.ts';

/**
 * Whoever gives places locks the lanes first, gives the places in a later statement, and commits
 * soon: so places of one lane are committed in order, and no cursor can pass one that is still
 * to come. Lanes are locked in one order, so two writers never wait for each other in a circle.
 */
export async function lockLanes(
  transaction: Transaction<Tables>,
  projectId: string,
  lanes: Iterable<Lane>,
): Promise<void> {
  const byKey = new Map([...lanes].map((lane) => [`${lane.priority} ${lane.skills}`, lane]));
  const inOrder = [...byKey.values()].toSorted(
    (a, b) => a.priority - b.priority || (a.skills < b.skills ? -1 : 1),
  );
  for (const { priority, skills } of inOrder) {
    await transaction
      .insertInto('queue_lane')
      .values({ project_id: projectId, priority, skills, head: 0 })
      .onConflict((conflict) =>
        conflict
          .columns(['project_id', 'priority', 'skills'])
          .doUpdateSet((set) => ({ head: set.ref('queue_lane.head') })),
      )
      .execute();
  }
}
