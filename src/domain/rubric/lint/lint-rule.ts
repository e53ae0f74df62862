import type { Criterion } from '#domain/rubric/criterion.ts';

/** The rules by name; a project may switch each one off. */
export const lintRuleNames = [
  'compound',
  'vague',
  'not-self-contained',
  'not-verifiable',
  'double-negative',
  'sign-mismatch',
  'duplicate',
  'weight-concentration',
  'missing-negative',
  'no-positive-points',
  'unreachable-dependency',
  'too-many-criteria',
] as const;
export type LintRuleName = (typeof lintRuleNames)[number];

/** One place where a rubric invites two careful graders to differ. */
export type LintFinding = {
  rule: LintRuleName;
  /** Null where the finding is about the rubric as a whole. */
  criterionId: string | null;
  /** The words concerned, as UTF-16 offsets into the criterion's text. */
  span?: { start: number; end: number };
  /** What is so here, in one sentence. */
  what: string;
  /** A changed rubric text that would remove the finding, where one can be formed. */
  suggestion?: { criterionId: string; texts: string[] } | { criterionId: string; points: number };
  /** What a person should think about where no text can be formed. */
  advice: string;
};

/** A rule looks at the whole rubric, since some of what is wrong lies between criteria. */
export type LintRule = {
  name: LintRuleName;
  title: string;
  /** Why it matters to the data, in one or two sentences. */
  why: string;
  check(criteria: readonly Criterion[]): LintFinding[];
};
