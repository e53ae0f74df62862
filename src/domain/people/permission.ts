import type { Role } from './role.ts';

/**
 * Who may do what inside a project: the one table that server, screens and tests read.
 * An owner of the installation may do everything that a lead may, in every project.
 */
const table = {
  'project.read': ['expert', 'reviewer', 'lead', 'lab'],
  'project.edit': ['lead'],
  'task.grade': ['expert', 'lead'],
  'task.read': ['lead', 'lab'],
  'task.import': ['lead', 'lab'],
  'data.export': ['lead', 'lab'],
  'review.read': ['reviewer', 'lead'],
  'review.decide': ['reviewer', 'lead'],
  'rubric.read': ['reviewer', 'lead'],
  'rubric.edit': ['reviewer', 'lead'],
  'quality.read': ['lead'],
  'quality.own': ['expert', 'reviewer', 'lead'],
  'spotcheck.run': ['lead'],
  'gold.manage': ['lead'],
  'pay.own': ['expert', 'reviewer', 'lead'],
  'pay.read': ['lead'],
  'pay.edit': ['lead'],
  'people.read': ['lead'],
  'people.edit': ['lead'],
  'audit.read': ['lead'],
  'key.manage': ['lead', 'lab'],
} as const satisfies Record<string, readonly Role[]>;

export type ProjectPermission = keyof typeof table;
export const projectPermissions = Object.keys(table) as ProjectPermission[];

/** The roles that may do this; owners of the installation besides. */
export function rolesWith(permission: ProjectPermission): readonly Role[] {
  return table[permission];
}

/** True when somebody with these roles in the project may do this there. */
export function mayInProject(
  permission: ProjectPermission,
  roles: readonly Role[],
  isOwner: boolean,
): boolean {
  if (isOwner) return true;
  const allowed = rolesWith(permission);
  return roles.some((each) => allowed.includes(each));
}

/**
 * What is asked before a request is served: `anybody` (also signed out), `signed-in`,
 * `owner` (of the installation), or a permission inside the project that the path names.
 */
export type Permission = 'anybody' | 'signed-in' | 'owner' | ProjectPermission;
