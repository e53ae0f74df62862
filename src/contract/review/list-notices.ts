import * as z from 'zod/mini';
import { defineEndpoint } from '#contract/define-endpoint.ts';
import { projectPath } from '#contract/project/project-path.ts';
import { identifier, instant } from '#domain/identifier.ts';

export const noticeKind = z.enum([
  'returned',
  'accepted',
  'disputed',
  'dispute-decided',
  'mentioned',
  'answered',
  'proposal-approved',
  'proposal-declined',
  /** What an onboarding set came to, or what a lead decided about it. */
  'onboarding-passed',
  'onboarding-failed',
]);

export const notice = z.object({
  id: identifier,
  kind: noticeKind,
  /** The assignment, which is also the review once it was submitted. */
  reviewId: identifier,
  /** What it is about: a task, or the reason of an onboarding's end. */
  taskTitle: z.string(),
  /** True where it is about the reader's own work. */
  ownWork: z.boolean(),
  at: instant,
  readAt: z.nullable(instant),
});
export type Notice = z.infer<typeof notice>;

export const listNotices = defineEndpoint({
  name: 'listNotices',
  method: 'GET',
  path: '/projects/{projectId}/notices',
  summary: 'What happened to one’s own work and threads, newest first; at most 50',
  permission: 'project.read',
  params: projectPath,
  answer: z.object({ notices: z.array(notice), unread: z.int() }),
});
