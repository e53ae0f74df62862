const names: Record<string, string> = {
  'krippendorff-ordinal': 'α, ordinal',
  'krippendorff-interval': 'α, interval',
  'gwet-ac1': 'AC1',
};

/** The field's short name of a statistic, as a reader of agreement tables knows it. */
export function statisticName(metric: string): string {
  return names[metric] ?? metric;
}
