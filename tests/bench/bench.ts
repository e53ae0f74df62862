/** One line of the table. A ratio has a limit; a figure in its own unit is there to be read. */
export type Measure = {
  case: string;
  value: number;
  unit: string;
  limit?: { least?: number; most?: number };
  /** What the figure was made of, e.g. both sides of a ratio. */
  detail?: string;
};

export type Engine = 'PGlite' | 'PostgreSQL';

/** One bench: prints nothing, answers its measures. */
export type Bench = {
  name: string;
  title: string;
  /** `progress` tells a person what goes on; only the given engines are measured. */
  run(progress: (message: string) => void, engines: readonly Engine[]): Promise<Measure[]>;
};

export function keepsLimit({ value, limit }: Measure): boolean {
  if (!limit) return true;
  return value >= (limit.least ?? -Infinity) && value <= (limit.most ?? Infinity);
}

/** The q-quantile of a sample by the nearest rank. */
export function quantile(sample: readonly number[], q: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;
}
