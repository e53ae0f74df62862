import { spotCheckClaim } from '#domain/spot-check/spot-check-claim.ts';
import { claimRegrade } from '#server/spot-checks/claim-regrade.ts';
import { createSpotCheck } from '#server/spot-checks/create-spot-check.ts';
import { annotate } from '#tests/databases/submitted-work.ts';
import { member, type AttackWorld, type ProjectId } from './attack-world.ts';

/** Spot checks, and an item that the project's reviewer regrades. */
export const spotCheckMakers = {
  checkId: {
    make: async (world: AttackWorld, projectId: ProjectId) =>
      (await madeCheck(world, projectId)).id,
  },
  regradeId: {
    async make(world: AttackWorld, projectId: ProjectId) {
      const asked = { projectId, regraderId: member(projectId, 'reviewer') };
      const held = await claimRegrade(world.limbs, asked);
      if (held.regrade) return held.regrade.id;
      await madeCheck(world, projectId);
      const { regrade } = await claimRegrade(world.limbs, asked);
      if (!regrade) throw new Error('Nothing was drawn');
      return regrade.id;
    },
    ownerOf: (projectId: ProjectId) => member(projectId, 'reviewer'),
  },
};

/** A spot check of what was submitted, of one item at least. */
async function madeCheck({ limbs }: AttackWorld, projectId: ProjectId) {
  const { database } = limbs;
  // The last task of the world: the other makers' people take theirs from the front.
  const last = projectId === 'p' ? 't399' : 'qt399';
  const lot = await database
    .selectFrom('annotation')
    .select('id')
    .where('task_id', '=', last)
    .execute();
  if (lot.length === 0) await annotate(database, { projectId, task: last, expert: 'gone' });
  const by = member(projectId, 'lead');
  // So strict a claim draws the whole lot, whatever else was submitted: this item is in it.
  const claim = spotCheckClaim.parse({ limit: 0.001, confidence: 0.999 });
  return createSpotCheck(limbs, { projectId, claim, by });
}
