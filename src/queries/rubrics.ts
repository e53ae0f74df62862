import {
  keepPreviousData,
  mutationOptions,
  queryOptions,
  type QueryClient,
} from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import type { BodyOf } from '#contract/endpoint.ts';
import { decideRubricProposal } from '#contract/rubrics/decide-rubric-proposal.ts';
import { getRubric } from '#contract/rubrics/get-rubric.ts';
import { listRubricProposals } from '#contract/rubrics/list-rubric-proposals.ts';
import { listRubrics } from '#contract/rubrics/list-rubrics.ts';
import { previewRubric } from '#contract/rubrics/preview-rubric.ts';
import { publishRubric } from '#contract/rubrics/publish-rubric.ts';

const under = (projectId: string) => ['project', projectId, 'rubrics'] as const;

export function rubricsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: [...under(projectId), 'list'],
    queryFn: ({ signal }) => backend.send(listRubrics, { params: { projectId } }, { signal }),
  });
}

export function rubricSheetQuery(backend: Backend, projectId: string, rubricId: string) {
  return queryOptions({
    queryKey: [...under(projectId), 'sheet', rubricId],
    queryFn: ({ signal }) =>
      backend.send(getRubric, { params: { projectId, rubricId } }, { signal }),
  });
}

/** What publishing would change. The last answer stays on screen while the next is computed. */
export function rubricPreviewQuery(
  backend: Backend,
  { projectId, rubricId }: { projectId: string; rubricId: string },
  body: BodyOf<typeof previewRubric>,
) {
  return queryOptions({
    queryKey: [...under(projectId), 'preview', rubricId, body],
    queryFn: ({ signal }) =>
      backend.send(previewRubric, { params: { projectId, rubricId }, body }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  });
}

export function publishRubricMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['publish-rubric', projectId],
    mutationFn: (given: { rubricId: string; base: number; body: BodyOf<typeof publishRubric> }) =>
      backend.send(publishRubric, {
        params: { projectId, rubricId: given.rubricId },
        headers: { 'If-Match': String(given.base) },
        body: given.body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['project', projectId] }),
  });
}

export function rubricProposalsQuery(backend: Backend, projectId: string) {
  return queryOptions({
    queryKey: [...under(projectId), 'proposals'],
    queryFn: ({ signal }) =>
      backend.send(listRubricProposals, { params: { projectId } }, { signal }),
  });
}

export function decideProposalMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['decide-rubric-proposal', projectId],
    mutationFn: (given: { proposalId: string; body: BodyOf<typeof decideRubricProposal> }) =>
      backend.send(decideRubricProposal, {
        params: { projectId, proposalId: given.proposalId },
        body: given.body,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: under(projectId) }),
  });
}
