import * as z from 'zod/mini';

/** Why an expert must not judge work about a company. */
export const wallTie = z.enum(['employer', 'client', 'family', 'holding', 'other']);

/** A conflict wall: tasks that name the company are never offered to this person. */
export const wall = z.strictObject({
  company: z.string().check(z.minLength(2), z.maxLength(120)),
  tie: wallTie,
  /** A few words: "2016 to 2021". */
  note: z._default(z.string().check(z.maxLength(200)), ''),
  /** The last day on which the wall stands; null = no end. */
  endsOn: z._default(z.nullable(z.iso.date()), null),
});
export type Wall = z.infer<typeof wall>;

// Legal forms say nothing about who it is: a task that says "Halden" means "Halden GmbH".
const legalForm =
  /[\s,]+(?:ag|bv|co|corp|corporation|gmbh|inc|incorporated|kg|limited|llc|llp|lp|ltd|nv|oy|oyj|plc|sa|sarl|sas|se|spa|srl|company)\.?$/iu;

/** Finds out which of the companies a text names: whole words, any case, any spacing. */
export function companyMatcher(companies: readonly string[]): (text: string) => string[] {
  const patterns = companies.map((company) => ({ company, pattern: companyPattern(company) }));
  return (text) =>
    patterns.flatMap(({ company, pattern }) => (pattern.test(text) ? [company] : []));
}

/** Finds one company's name: whole words, any case, any spacing, legal form or not. */
export function companyPattern(company: string, flags = 'iu'): RegExp {
  let core = company.trim().replace(/\.$/u, '');
  for (let shorter = core.replace(legalForm, ''); shorter !== core && shorter.length > 1;) {
    core = shorter;
    shorter = core.replace(legalForm, '');
  }
  const words = core.split(/\s+/u).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\/]/gu, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\d])${words.join('\\s+')}(?![\\p{L}\\d])`, flags);
}

/** True from the day after the last one on which the wall stands. */
export function hasEnded({ endsOn }: Pick<Wall, 'endsOn'>, today: string): boolean {
  return endsOn !== null && endsOn < today;
}
