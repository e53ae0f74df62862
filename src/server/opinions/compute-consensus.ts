import type { Kysely } from 'kysely';
import type { Consensus } from '#contract/quality/get-consensus.ts';
import { consensusTable, type ConsensusItem } from '#domain/quality/consensus-table.ts';
import { modelRanking } from '#domain/quality/model-ranking.ts';
import type { AppLimbs } from '#server/app-limbs.ts';
import type { Tables } from '#server/database/tables.ts';
import { loadProject } from '#server/projects/load-project.ts';
import { loadJudgements } from '#server/quality/load-judgements.ts';
import { namesOf } from '#server/quality/names-of.ts';
import { responsePlaces } from '#server/quality/response-places.ts';
import { opinionFigures } from './opinion-figures.ts';

const MOST_ITEMS = 100;

type Response = { id: string; taskId: string; model: string | null; position: number };

/** What the answers of a project say together, computed from what is stored now. */
export async function computeConsensus(
  { database, clock }: Pick<AppLimbs, 'database' | 'clock'>,
  projectId: string,
): Promise<Consensus> {
  const { settings } = await loadProject(database, projectId);
  const judgements = await loadJudgements(database, projectId);
  const responses = await answeredResponses(database, projectId);
  const byId = new Map(responses.map((each) => [each.id, each]));
  const byTask = Map.groupBy(responses, ({ taskId }) => taskId);
  const names = await namesOf(database, [...new Set(judgements.map((each) => each.annotatorId))]);
  const titles = new Map(judgements.map(({ taskId, taskTitle }) => [taskId, taskTitle]));
  const comparisons = settings.questions.filter(({ kind }) => kind === 'comparison');
  const shown = (item: ConsensusItem) => {
    const positions = item.unit.split('~').flatMap((id) => byId.get(id)?.position ?? []);
    return {
      taskId: item.taskId,
      taskTitle: titles.get(item.taskId) ?? '',
      place: positions.length > 0 ? responsePlaces(positions.toSorted()) : '',
      votes: item.votes.map(({ expert, value }) => ({
        accountId: expert,
        name: names.get(expert) ?? 'Removed account',
        value: inWords(value, positions),
      })),
      majority: item.majority.winners.map((value) => inWords(value, positions)),
      consensus: inWords(item.value, positions),
      probability: item.probability,
      overrules: item.overrules,
    };
  };
  return {
    computedAt: clock.now().toISOString(),
    opinions: await opinionFigures(database, projectId, settings, names),
    models: comparisons.map(({ name }) =>
      modelRanking(name, judgements, (id) => byId.get(id)?.model ?? null),
    ),
    questions: settings.questions.flatMap((question) => {
      const table = consensusTable(question, judgements, (taskId) =>
        (byTask.get(taskId) ?? []).map(({ id }) => id),
      );
      if (table === null) return [];
      return [{ ...table, items: table.items.slice(0, MOST_ITEMS).map(shown) }];
    }),
  };
}

/** Responses of tasks that somebody answered; what experts wrote themselves is not compared. */
async function answeredResponses(database: Kysely<Tables>, projectId: string): Promise<Response[]> {
  const rows = await database
    .selectFrom('response')
    .innerJoin('task', 'task.id', 'response.task_id')
    .select(['response.id', 'response.task_id', 'response.model', 'response.position'])
    .where('task.project_id', '=', projectId)
    .where('response.derived_from', 'is', null)
    .where((each) =>
      each.exists(
        each
          .selectFrom('annotation')
          .select('annotation.id')
          .whereRef('annotation.task_id', '=', 'task.id'),
      ),
    )
    .execute();
  return rows.map(({ id, task_id, model, position }) => ({ id, taskId: task_id, model, position }));
}

/** A pair is stored by ids: "first" is the one that stands first here. */
function inWords(value: string, [first, second]: readonly number[]): string {
  if (value === 'first' && first !== undefined) return `${first + 1} better`;
  if (value === 'second' && second !== undefined) return `${second + 1} better`;
  if (value === 'neither') return 'neither good enough';
  return value;
}
