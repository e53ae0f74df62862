import type { Kysely } from 'kysely';
import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { plainSkill } from '#domain/queue/skill-key.ts';
import type { Tables } from '#server/database/tables.ts';
import { ownSkills } from '#server/queue/own-skills.ts';

/** Whether somebody has the skills that a task asks for, where the project requires them. */
export async function mayJudge(
  database: Kysely<Tables>,
  { skillsRequired }: Pick<ProjectSettings, 'skillsRequired'>,
  { projectId, expertId }: { projectId: string; expertId: string },
): Promise<(skills: readonly string[]) => boolean> {
  if (!skillsRequired) return () => true;
  const own = new Set(await ownSkills(database, projectId, expertId));
  return (skills) => skills.every((skill) => own.has(plainSkill(skill)));
}
