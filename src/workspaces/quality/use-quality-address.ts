import { qualityFigure, type QualityFigure } from '#contract/quality/list-quality-items.ts';
import { expertAlertKind, type ExpertAlert } from '#domain/quality/expert-alerts.ts';
import { qualityFilter, type QualityFilter } from '#domain/quality/quality-filter.ts';
import { useNavigate, useSearch } from '#ui/address.ts';

/** What the rows of the breakdown are, and so what a row narrows the filter by. */
export type Dimension = 'expert' | 'domain' | 'question';

/** A figure and the row that it stands in; no row for those of the whole screen. */
export type Opened = {
  of?: QualityFigure;
  /** Agreement opens the places where experts differ. */
  subject?: string;
  alert?: ExpertAlert['kind'];
  in?: Dimension;
  row?: string;
};

export type QualityAddress = {
  filter: QualityFilter;
  by: Dimension;
  opened: Opened;
  /** The filter together with the row of what is open. */
  narrowed: QualityFilter;
  /** The filter as it stands in an address, for other views of it. */
  filterSearch: Readonly<Record<string, string | undefined>>;
  setFilter(change: Partial<QualityFilter>): void;
  setBy(by: Dimension): void;
  open(opened: Opened): void;
  close(): void;
};

const dimensions: readonly Dimension[] = ['expert', 'domain', 'question'];
const isDimension = (text: string | undefined): text is Dimension =>
  dimensions.some((each) => each === text);

/** The overview's state, all of it in the address: filters, the table's rows, what is open. */
export function useQualityAddress(): QualityAddress {
  const search = useSearch();
  const navigate = useNavigate();
  const { domain, question, expert, from, to } = search;
  const asked = Object.fromEntries(
    Object.entries({ domain, question, expert, from, to }).filter(([, value]) => value),
  );
  const parsed = qualityFilter.safeParse(asked);
  const filter = parsed.success ? parsed.data : {};
  const by = isDimension(search['by']) ? search['by'] : 'expert';
  const inside = search['in'];
  const opened: Opened = {
    ...part('of', qualityFigure.safeParse(search['of'])),
    ...part('alert', expertAlertKind.safeParse(search['alert'])),
    ...(search['subject'] && { subject: search['subject'] }),
    ...(isDimension(inside) && search['row'] && { in: inside, row: search['row'] }),
  };
  const kept = { view: search['view'], by: search['by'], ...asked };
  return {
    filter,
    by,
    opened,
    narrowed: opened.in ? { ...filter, [opened.in]: opened.row } : filter,
    filterSearch: asked,
    setFilter: (change) => navigate({ ...kept, ...change }, { replace: true }),
    setBy: (next) => navigate({ ...kept, by: next }, { replace: true }),
    open: (next) => navigate({ ...kept, ...next }),
    close: () => navigate(kept),
  };
}

function part<Name extends string, Value>(
  name: Name,
  parsed: { success: boolean; data?: Value | undefined },
): Partial<Record<Name, Value>> {
  return parsed.success && parsed.data !== undefined
    ? ({ [name]: parsed.data } as Record<Name, Value>)
    : {};
}
