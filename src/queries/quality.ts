import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { getQuality } from '#contract/quality/get-quality.ts';
import { listDisagreements } from '#contract/quality/list-disagreements.ts';
import {
  listQualityItems,
  type QualityFigure,
  type QualityItem,
} from '#contract/quality/list-quality-items.ts';
import type { ExpertAlert } from '#domain/quality/expert-alerts.ts';
import type { QualityFilter } from '#domain/quality/quality-filter.ts';

export type { QualityFigure, QualityItem };

/** Every figure of the Quality screen, computed by the server when asked. */
export function qualityQuery(backend: Backend, projectId: string, filter: QualityFilter = {}) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', filter],
    queryFn: ({ signal }) =>
      backend.send(getQuality, { params: { projectId }, query: filter }, { signal }),
    // Another filter changes the numbers, not the page.
    placeholderData: keepPreviousData,
  });
}

/** The items behind one agreement figure. */
export function disagreementsQuery(
  backend: Backend,
  projectId: string,
  asked: QualityFilter & { subject: string },
) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', 'disagreements', asked],
    queryFn: ({ signal }) =>
      backend.send(listDisagreements, { params: { projectId }, query: asked }, { signal }),
  });
}

export type AskedItems = QualityFilter & {
  of: QualityFigure;
  alert?: ExpertAlert['kind'] | undefined;
};

/** The items behind any other figure. */
export function qualityItemsQuery(backend: Backend, projectId: string, asked: AskedItems) {
  return queryOptions({
    queryKey: ['project', projectId, 'quality', 'items', asked],
    queryFn: ({ signal }) =>
      backend.send(listQualityItems, { params: { projectId }, query: asked }, { signal }),
  });
}
