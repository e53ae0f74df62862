import { LEAST_VERDICTS, type CriterionAudit } from './criterion-audit.ts';

/** What the figures of a criterion give to think about, in the words of the screen. */
export type AuditRemark =
  | 'always met'
  | 'never met'
  | 'almost always met'
  | 'almost never met'
  | 'experts split'
  | 'does not discriminate'
  | 'against the preference'
  | 'repeats another';

/** Under this agreement a criterion is usually not good enough to train on. */
export const AGREEMENT_FLOOR = 0.6;
/** Under this correlation with the rest a criterion measures something else, or nothing. */
export const DISCRIMINATION_FLOOR = 0.15;

export function auditRemarks(audit: CriterionAudit): AuditRemark[] {
  const { n, met, agreement, discrimination, preference, repeats } = audit;
  if (n < LEAST_VERDICTS || met === null) return [];
  return [
    ...(met.rate === 1 ? (['always met'] as const) : []),
    ...(met.rate === 0 ? (['never met'] as const) : []),
    ...(met.rate >= 0.95 && met.rate < 1 ? (['almost always met'] as const) : []),
    ...(met.rate <= 0.05 && met.rate > 0 ? (['almost never met'] as const) : []),
    ...(agreement.value !== null && agreement.value < AGREEMENT_FLOOR
      ? (['experts split'] as const)
      : []),
    ...(discrimination.kind === 'defined' && discrimination.value < DISCRIMINATION_FLOOR
      ? (['does not discriminate'] as const)
      : []),
    ...(preference.kind === 'defined' && (preference.interval?.high ?? preference.value) < 0
      ? (['against the preference'] as const)
      : []),
    ...(repeats.length > 0 ? (['repeats another'] as const) : []),
  ];
}

/**
 * Ids of the criteria, those that turn preferences and scores apart first: by the pairs that
 * each alone sets against the preference less those that it alone holds together, then by how
 * little it goes with the preference. What nothing is known of comes last, in rubric order.
 */
export function auditOrder(audits: readonly CriterionAudit[]): string[] {
  const net = ({ turns }: CriterionAudit) => turns.apart - turns.together;
  const correlation = ({ preference }: CriterionAudit) =>
    preference.kind === 'defined' ? preference.value : 2;
  return audits
    .toSorted((a, b) => net(b) - net(a) || correlation(a) - correlation(b))
    .map(({ criterionId }) => criterionId);
}
