import * as z from 'zod/mini';
import { question } from '#domain/question/question.ts';
import { reviewPolicy } from '#domain/review/review-policy.ts';
import { criterion } from '#domain/rubric/criterion.ts';
import { lintRuleNames } from '#domain/rubric/lint/lint-rule.ts';
import { scoringRuleName } from '#domain/score/scoring-rule-name.ts';

const minutes = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/**
 * Another opinion is asked for only while the answers to the named questions leave it open what
 * is right: at least and at most so many experts, until the probability reaches `certainty` on
 * average. A random share of the tasks keeps the fixed overlap, for the agreement.
 */
export const anotherOpinion = z.object({
  questions: z.array(z.string()).check(z.minLength(1)),
  atLeast: z.int().check(z.minimum(1), z.maximum(20)),
  atMost: z.int().check(z.minimum(1), z.maximum(20)),
  certainty: z.number().check(z.minimum(0.5), z.maximum(0.99)),
  fixedShare: z.number().check(z.minimum(0), z.maximum(1)),
});
export type AnotherOpinion = z.infer<typeof anotherOpinion>;

/**
 * Everything about a project that a lead may change. A change makes a new version; answers
 * keep the version that they were given under.
 */
export const projectSettings = z.object({
  name: z.string().check(z.minLength(1), z.maxLength(120)),
  /** Markdown. */
  instructions: z._default(z.string(), ''),
  questions: z._default(z.array(question), [
    { kind: 'comparison', name: 'Preference', required: true },
    { kind: 'text', name: 'Justification', required: true, per: 'task' },
  ]),
  scoringRule: z._default(scoringRuleName, 'prbench-normalised'),
  /** Independent annotations that each task needs. */
  overlap: z._default(z.int().check(z.minimum(1), z.maximum(20)), 1),
  /** Where set, only `fixedShare` of the tasks keep the overlap; the others are asked one by one. */
  anotherOpinion: z._default(z.nullable(anotherOpinion), null),
  /** A task that names skills goes only to experts who have all of them. */
  skillsRequired: z._default(z.boolean(), false),
  lease: z._default(z.object({ currentMinutes: minutes(5, 1440), nextMinutes: minutes(1, 120) }), {
    currentMinutes: 90,
    nextMinutes: 10,
  }),
  /** Shuffle the order of responses anew for each assignment. */
  shuffle: z._default(z.boolean(), true),
  skip: z._default(
    z.object({
      perDay: z.int().check(z.minimum(0), z.maximum(1000)),
      reasons: z.array(z.string()).check(z.minLength(1)),
    }),
    {
      perDay: 10,
      reasons: [
        'Outside my field',
        'Conflict of interest',
        'Prompt cannot be understood',
        'Material is missing',
        'Other',
      ],
    },
  ),
  /** What a reviewer looks at, and whether before or after grading it themselves. */
  review: z._default(z.object({ policy: reviewPolicy, blindFirst: z.boolean() }), {
    policy: { kind: 'all' },
    blindFirst: false,
  }),
  /** The rubric of tasks that bring none of their own. */
  rubric: z._default(z.nullable(z.array(criterion)), null),
  /** Experts may propose the rubric of a task that they hold; a reviewer approves or declines. */
  rubricProposals: z._default(z.boolean(), false),
  /** Lint rules that this project does without. */
  lintOff: z._default(z.array(z.enum(lintRuleNames)), []),
  /** Client and code names that must not appear in what experts write. */
  confidentialWords: z._default(z.array(z.string()), []),
});
export type ProjectSettings = z.infer<typeof projectSettings>;

/** `project.json` for the command line: the settings and the project's short name. */
export const projectFile = z.extend(projectSettings, {
  slug: z
    .string()
    .check(
      z.regex(
        /^[a-z0-9][a-z0-9-]{0,62}$/,
        'Small letters, digits and hyphens, at most 63, beginning with a letter or digit',
      ),
    ),
});
export type ProjectFile = z.infer<typeof projectFile>;
