import { sql, type Kysely } from 'kysely';
import { projectSettings, type ProjectSettings } from '#domain/project/project-settings.ts';
import { json } from '#server/database/json.ts';
import type { Tables } from '#server/database/tables.ts';
import { openSlots } from '#server/queue/open-slots.ts';

export type Seed = {
  projectId?: string;
  tasks: number;
  responses?: number;
  /** Priority of each task by its number, 0 otherwise. */
  priority?: (task: number) => number;
  /** Skills that each task asks for by its number, none otherwise. */
  skills?: (task: number) => string[];
  settings?: Partial<ProjectSettings>;
};

/** A project `p` with tasks `t1`, `t2`, … whose responses are `t1-r1`, `t1-r2`, …, in the queue. */
export async function seedProject(database: Kysely<Tables>, seed: Seed): Promise<void> {
  const { projectId = 'p', tasks, responses = 2, priority = () => 0, skills = () => [] } = seed;
  const settings = projectSettings.parse({ name: 'Project', questions: [], ...seed.settings });
  await database.transaction().execute(async (transaction) => {
    await transaction.insertInto('project').values({ id: projectId, slug: projectId }).execute();
    await transaction
      .insertInto('project_version')
      .values({ project_id: projectId, version: 1, settings: json(settings), published_by: null })
      .execute();
    const all = Array.from({ length: tasks }, (_, index) => ({
      id: `${projectId === 'p' ? '' : projectId}t${index + 1}`,
      priority: priority(index + 1),
      skills: skills(index + 1),
    }));
    const [ids, priorities] = [all.map((each) => each.id), all.map((each) => each.priority)];
    await sql`
      insert into task (id, project_id, source_hash, title, prompt, priority)
      select id, ${projectId}, sha256(id::bytea), 'Task ' || id,
        '[{"role":"user","content":[{"type":"text","text":"Why?"}]}]', priority
      from unnest(${ids}::text[], ${priorities}::int[]) as given (id, priority)`.execute(
      transaction,
    );
    await sql`
      insert into response (id, task_id, position, messages, model, source_hash)
      select task.id || '-r' || n, task.id, n - 1,
        '[{"role":"assistant","name":"secret-model","content":[{"type":"text","text":"So."}]}]',
        'secret-model', sha256((task.id || n)::bytea)
      from task, generate_series(1, ${responses}::int) n
      where task.project_id = ${projectId}`.execute(transaction);
    for (const each of all) {
      if (each.skills.length === 0) continue;
      await transaction
        .updateTable('task')
        .set({ skills: each.skills })
        .where('id', '=', each.id)
        .execute();
    }
    await openSlots(transaction, projectId, all, settings);
  });
}
