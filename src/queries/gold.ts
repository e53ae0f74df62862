import { mutationOptions, queryOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { AnswerOf, BodyOf } from '#contract/endpoint.ts';
import { decideStanding } from '#contract/gold/decide-standing.ts';
import { getGold } from '#contract/gold/get-gold.ts';
import { getGoldTask } from '#contract/gold/get-gold-task.ts';
import { markGold } from '#contract/gold/mark-gold.ts';
import { setGold } from '#contract/gold/set-gold.ts';
import { withdrawGold } from '#contract/gold/withdraw-gold.ts';
import type { GoldSettings } from '#domain/gold/gold-settings.ts';

export type { GoldItem, GoldPerson } from '#contract/gold/get-gold.ts';
export type GoldTaskView = AnswerOf<typeof getGoldTask>;
export type ExpectedAnswers = BodyOf<typeof markGold>['expected'];
type GoldMark = BodyOf<typeof markGold>;

const goldKey = (projectId: string) => ['project', projectId, 'gold'] as const;

/** Gold as leads see it: items, rate and pass mark, and how everybody does. */
export function goldQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: goldKey(projectId),
    queryFn: ({ signal }) => backend.send(getGold, { params: { projectId } }, { signal }),
  });
}

/** A task that may become gold, with the annotations that it has. */
export function goldTaskQuery(backend: Backend, projectId: string, taskId: string) {
  return queryOptions({
    queryKey: [...goldKey(projectId), 'task', taskId],
    queryFn: ({ signal }) =>
      backend.send(getGoldTask, { params: { projectId, taskId } }, { signal }),
    refetchOnWindowFocus: false,
  });
}

export function setGoldMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['set-gold', projectId],
    mutationFn: (settings: GoldSettings) =>
      backend.send(setGold, { params: { projectId }, body: settings }),
    onSuccess: () => client.invalidateQueries({ queryKey: goldKey(projectId) }),
  });
}

export function markGoldMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['mark-gold', projectId],
    mutationFn: ({ taskId, mark }: { taskId: string; mark: GoldMark }) =>
      backend.send(markGold, { params: { projectId, taskId }, body: mark }),
    onSuccess: () => client.invalidateQueries({ queryKey: goldKey(projectId) }),
  });
}

export function withdrawGoldMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['withdraw-gold', projectId],
    mutationFn: (taskId: string) => backend.send(withdrawGold, { params: { projectId, taskId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: goldKey(projectId) }),
  });
}

export function decideStandingMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['decide-standing', projectId],
    mutationFn: ({
      accountId,
      ...decided
    }: { accountId: string } & BodyOf<typeof decideStanding>) =>
      backend.send(decideStanding, { params: { projectId, accountId }, body: decided }),
    onSuccess: () => client.invalidateQueries({ queryKey: goldKey(projectId) }),
  });
}
