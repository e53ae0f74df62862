import type { ExportOptions } from './export-options.ts';
import type { GradedTask } from './graded-task.ts';

export type GradedAnnotation = GradedTask['annotations'][number];

/** The latest version of each annotator's work that the filters let through. */
export function currentAnnotations(
  { annotations }: Pick<GradedTask, 'annotations'>,
  { from, to, annotator }: ExportOptions,
): GradedAnnotation[] {
  const latest = new Map<string, GradedAnnotation>();
  for (const each of annotations) {
    const before = latest.get(each.annotatorId);
    if (before === undefined || before.version < each.version) latest.set(each.annotatorId, each);
  }
  const start = from === undefined ? -Infinity : Date.parse(from);
  const end = to === undefined ? Infinity : Date.parse(to);
  return [...latest.values()].filter(({ submittedAt, annotatorId }) => {
    const at = Date.parse(submittedAt);
    return at >= start && at < end && (annotator === undefined || annotatorId === annotator);
  });
}
