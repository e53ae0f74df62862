import type { Kysely } from 'kysely';
import { projectSettings, type ProjectSettings } from '#domain/project/project-settings.ts';
import type { Assignment } from '#domain/queue/assignment.ts';
import type { Tables } from '#server/database/tables.ts';
import { Refusal } from '#server/refusal.ts';

export type AssignmentKey = { projectId: string; assignmentId: string; expertId: string };

/** An assignment as the server works with it. */
export type OwnAssignment = {
  assignment: Assignment;
  expertId: string;
  slotN: number;
  priority: number;
  responseOrder: readonly string[];
  rubricId: string | null;
  rubricVersion: number | null;
  claimedAt: Date;
  /** The settings of the version that the work is done under. */
  settings: ProjectSettings;
  /** The task or the project no longer takes work. */
  isClosed: boolean;
};

/** One of the expert's own assignments; to everybody else it does not exist. */
export async function ownAssignment(
  database: Kysely<Tables>,
  key: AssignmentKey,
): Promise<OwnAssignment> {
  const [row] = await selectOwn(database, key.projectId, key.expertId)
    .where('assignment.id', '=', key.assignmentId)
    .execute();
  if (!row) throw new Refusal('not-found', 'There is no such assignment');
  return asOwn(row);
}

/** What the expert holds in this project: a current and a next one at most. */
export async function heldAssignments(
  database: Kysely<Tables>,
  projectId: string,
  expertId: string,
): Promise<{ current: OwnAssignment | null; next: OwnAssignment | null }> {
  const rows = await selectOwn(database, projectId, expertId)
    .where('assignment.state', '=', 'held')
    .execute();
  const held = rows.map(asOwn);
  const find = (purpose: 'current' | 'next') =>
    held.find((each) => each.assignment.purpose === purpose) ?? null;
  return { current: find('current'), next: find('next') };
}

function selectOwn(database: Kysely<Tables>, projectId: string, expertId: string) {
  return database
    .selectFrom('assignment')
    .innerJoin('task', 'task.id', 'assignment.task_id')
    .innerJoin('project', 'project.id', 'assignment.project_id')
    .innerJoin('project_version', (join) =>
      join
        .onRef('project_version.project_id', '=', 'assignment.project_id')
        .onRef('project_version.version', '=', 'assignment.project_version'),
    )
    .selectAll('assignment')
    .select([
      'task.priority',
      'task.closed_at as task_closed_at',
      'project.closed_at as project_closed_at',
      'project_version.settings',
    ])
    .where('assignment.project_id', '=', projectId)
    .where('assignment.expert_id', '=', expertId);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectOwn>['execute']>>[number];

function asOwn(row: Row): OwnAssignment {
  return {
    assignment: {
      id: row.id,
      projectId: row.project_id,
      taskId: row.task_id,
      purpose: row.purpose,
      state: row.state,
      epoch: row.epoch,
      leaseUntil: row.lease_until.toISOString(),
      projectVersion: row.project_version,
    },
    expertId: row.expert_id,
    slotN: row.slot_n,
    priority: row.priority,
    responseOrder: row.response_order,
    rubricId: row.rubric_id,
    rubricVersion: row.rubric_version,
    claimedAt: row.claimed_at,
    settings: projectSettings.parse(row.settings),
    isClosed: row.task_closed_at !== null || row.project_closed_at !== null,
  };
}
