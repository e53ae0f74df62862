import type { AppLimbs } from '#server/app-limbs.ts';
import { countTurn } from '#server/gold/gold-plan.ts';
import { goldFirst } from '#server/gold/gold-first.ts';
import { takeRegrade } from '#server/rubrics/take-regrade.ts';
import { advanceHead } from './advance-head.ts';
import { hold } from './hold.ts';
import { lanesWithOpenSlots } from './lanes-with-open-slots.ts';
import { heldAssignments, ownAssignment, type OwnAssignment } from './own-assignment.ts';
import { ownSkills } from './own-skills.ts';
import { leaseEnd, projectAtWork, type ProjectAtWork } from './project-at-work.ts';
import { retryOnConflict } from './retry-on-conflict.ts';
import { sweepExpired } from './sweep-expired.ts';
import { takeReturned } from './take-returned.ts';
import { takeSlot, type Taken, type Taking } from './take-slot.ts';

export type QueueLimbs = Pick<AppLimbs, 'database' | 'clock' | 'ids'>;
export type Claim = { projectId: string; expertId: string; purpose: 'current' | 'next' };

/**
 * What the expert works on now, or next: what is held already; else what a reviewer returned to
 * them; for *current* else the prefetched one; else the expert's own work that a changed rubric
 * sends back; else gold, where it is its turn; else the first open slot by priority, then age, that
 * is this expert's to take, those offered to him first. Null when there is none, also none that
 * somebody else is just taking.
 */
export async function claim(limbs: QueueLimbs, wanted: Claim): Promise<OwnAssignment | null> {
  const { database, clock } = limbs;
  const project = await projectAtWork(database, wanted.projectId);
  return retryOnConflict(async () => {
    const held = await heldAssignments(database, wanted.projectId, wanted.expertId);
    const back = held[wanted.purpose] ? null : await takeReturned(limbs, wanted);
    if (back) return back;
    const own = held[wanted.purpose] ?? (wanted.purpose === 'current' ? held.next : null);
    if (own) {
      const kept = isFresh(own, wanted, clock.now())
        ? own
        : await hold(database, own, wanted.purpose, clock.now());
      if (kept) return kept;
    }
    await sweepExpired(limbs, wanted.projectId, 'since-last');
    const again = await takeRegrade(limbs, wanted);
    if (again) return again;
    const gold = await goldFirst(limbs, project, wanted);
    if (gold.kind === 'taken') return gold.own;
    if (gold.kind === 'wait') return null;
    const found = await takeNew(limbs, project, wanted);
    if (found && gold.counted) await countTurn(database, wanted);
    return found;
  });
}

async function takeNew(
  limbs: QueueLimbs,
  project: ProjectAtWork,
  wanted: Claim,
): Promise<OwnAssignment | null> {
  const found = await takeFirst(limbs, project, wanted);
  if (found) return found;
  const reopened = await sweepExpired(limbs, wanted.projectId, 'everything');
  return reopened > 0 ? takeFirst(limbs, project, wanted) : null;
}

/** Held for the wanted purpose, with at least half of its lease to go. */
function isFresh({ assignment, settings }: OwnAssignment, { purpose }: Claim, now: Date): boolean {
  const whole = leaseEnd(settings, purpose, now).getTime() - now.getTime();
  const left = Date.parse(assignment.leaseUntil) - now.getTime();
  return assignment.purpose === purpose && left > whole / 2;
}

async function takeFirst(
  limbs: QueueLimbs,
  project: ProjectAtWork,
  wanted: Claim,
): Promise<OwnAssignment | null> {
  const { database } = limbs;
  const { projectId, expertId } = wanted;
  const { skillsRequired, anotherOpinion } = project.settings;
  const skills = skillsRequired ? await ownSkills(database, projectId, expertId) : [];
  for (let round = 0; round < 50; round++) {
    let contested = false;
    const lanes = await lanesWithOpenSlots(database, projectId, expertId, skills);
    const [most] = lanes;
    if (anotherOpinion && most) {
      // Where his opinion is worth most, before the rest of the same priority.
      const offers = { kind: 'offers', leastPriority: most.priority } as const;
      const { assignmentId } = await takeFrom(limbs, project, wanted, offers, false);
      if (assignmentId !== null) return ownAssignment(database, { ...wanted, assignmentId });
    }
    for (const lane of lanes) {
      const from = { ...lane, kind: 'lane', start: lane.firstOpen - 1 } as const;
      const taken = await takeFrom(limbs, project, wanted, from, round > 0);
      if (taken.assignmentId !== null && taken.place !== null) {
        const known = lane.start === lane.head ? lane.firstOpen - 1 : null;
        const at = { ...lane, projectId: project.id };
        await advanceHead(database, at, known, taken.place);
        return ownAssignment(database, { ...wanted, assignmentId: taken.assignmentId });
      }
      if (!taken.contested) continue;
      contested = true;
      break;
    }
    // Slots that others are taking are waited for: they may yet come free.
    if (!contested) return null;
  }
  return null;
}

async function takeFrom(
  { database, clock, ids }: QueueLimbs,
  { version, settings }: ProjectAtWork,
  { projectId, expertId, purpose }: Claim,
  from: Taking['from'],
  patient: boolean,
): Promise<Taken> {
  const now = clock.now();
  return takeSlot(database, {
    projectId,
    expertId,
    from,
    patient,
    purpose,
    leaseUntil: leaseEnd(settings, purpose, now),
    now,
    projectVersion: version,
    shuffle: settings.shuffle,
    assignmentId: ids.next(),
    seed: ids.next(),
  });
}
