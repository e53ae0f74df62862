import type { Problem, ProblemKind } from '#contract/problem.ts';

export type RefusalExtra = Pick<Problem, 'errors' | 'current'> & {
  /** Becomes the `Retry-After` header. */
  retryAfterSeconds?: number;
};

/**
 * The server says no. Handlers and the functions beneath them throw it; one place turns it into
 * `application/problem+json`. `detail` is for a person: what is kept, what failed, the mend.
 */
export class Refusal extends Error {
  readonly kind: ProblemKind;
  readonly extra: RefusalExtra;

  constructor(kind: ProblemKind, detail: string, extra: RefusalExtra = {}) {
    super(detail);
    this.name = 'Refusal';
    this.kind = kind;
    this.extra = extra;
  }
}
