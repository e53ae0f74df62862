import type { ExportFormat, ExportOptions } from '#domain/formats/exports/export-options.ts';

const flags = {
  answers: '--answers',
  bothBad: '--both-bad',
  rewrites: '--rewrites',
} as const;

/** The command line that writes the same file. */
export function exportCommand(
  slug: string,
  format: ExportFormat,
  options: Partial<ExportOptions>,
): string {
  const rules = (Object.keys(flags) as (keyof typeof flags)[]).flatMap((name) => {
    const value = options[name];
    return value === undefined ? [] : [`${flags[name]} ${value}`];
  });
  return ['touchstone export', `--project ${slug}`, `--format ${format}`, ...rules].join(' ');
}
