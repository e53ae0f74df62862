import type { ReportAnswer, ReportArguments, ReportName } from './reports.ts';

/** Computes reports where nobody waits behind them. Rejects as the report itself would. */
export type ReportDesk = {
  run<Name extends ReportName>(
    name: Name,
    given: ReportArguments<Name>,
  ): Promise<ReportAnswer<Name>>;
};
