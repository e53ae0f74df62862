import type { AppLimbs } from '#server/app-limbs.ts';
import { reports, type ReportAnswer, type ReportArguments, type ReportName } from './reports.ts';

/** One report: at the desk where there is one, else here. */
export async function runReport<Name extends ReportName>(
  limbs: Pick<AppLimbs, 'database' | 'clock' | 'reports'>,
  name: Name,
  ...given: ReportArguments<Name>
): Promise<ReportAnswer<Name>> {
  if (limbs.reports) return limbs.reports.run(name, given);
  return reportHere(limbs, name, given);
}

/** On this thread. */
export async function reportHere<Name extends ReportName>(
  limbs: Pick<AppLimbs, 'database' | 'clock'>,
  name: Name,
  given: ReportArguments<Name>,
): Promise<ReportAnswer<Name>> {
  // The compiler does not see that name and arguments belong together.
  const report = reports[name] as (...all: unknown[]) => Promise<ReportAnswer<Name>>;
  return report(limbs, ...given);
}
