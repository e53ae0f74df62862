import * as z from 'zod/mini';

/** Days in UTC, both included; left out: the current month. At most a year at once. */
export const payPeriod = z
  .strictObject({ from: z.optional(z.iso.date()), to: z.optional(z.iso.date()) })
  .check(
    z.refine(
      ({ from, to }) =>
        from === undefined ||
        to === undefined ||
        (from <= to && Date.parse(to) - Date.parse(from) <= 366 * 86_400_000),
      { error: 'The first day is after the last one, or the period is longer than a year' },
    ),
  );
export type PayPeriod = z.infer<typeof payPeriod>;
