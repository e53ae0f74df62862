import * as z from 'zod/mini';
import type { AnyEndpoint } from '#contract/endpoint.ts';
import { sampleProject } from '#server/sample/sample-project.ts';

const { slug: _, ...settings } = sampleProject;
const criteria = [
  {
    id: 'c1',
    version: 1,
    text: 'Gives the rate',
    tags: [],
    points: 1,
    required: false,
    dependsOn: [],
    scale: { kind: 'binary' },
  },
];

/**
 * A body that reaches the handler, by the endpoint's name. Needed where the path names an object
 * besides the project: without it a body refused for its shape would hide a missing check.
 */
const bodies: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  saveDraft: { schema: 1, patch: { 'text/Justification': { set: 'x' } } },
  archiveDraft: { schema: 1, fields: {}, reason: 'late' },
  submitWork: { schema: 1, baseRevision: 0, fields: {}, activeSeconds: 1 },
  skipWork: { reason: 'Outside my field' },
  startImport: { dryRun: true },
  publishSettings: settings,
  previewRubric: { criteria, extent: 'this' },
  publishRubric: { criteria, extent: 'this', note: '' },
  proposeRubric: { criteria, note: '' },
  decideRubricProposal: { decision: 'decline', reason: 'No' },
  signIn: { email: 'nobody@example.com', password: 'wrong' },
  setUpOwner: { token: 'x', email: 'a@example.com', name: 'A', password: 'correct horse battery' },
  signInAsSample: { persona: 'expert' },
  acceptInvitation: { token: 'x', name: 'A', password: 'correct horse battery' },
  verifyAuditLog: { known: [] },
  readInvitation: { token: 'x' },
  finishProviderSignIn: { state: 'x' },
  redeemResetLink: { token: 'x', password: 'correct horse battery' },
  createProject: { slug: 'made', name: 'Made' },
  claimWork: { purpose: 'current' },
  createImport: { files: [{ name: 'a.jsonl', size: 3, use: 'rows' }], options: {} },
  changePassword: { current: 'wrong', next: 'correct horse battery' },
  confirmSecondFactor: { code: '000000' },
  removeSecondFactor: { code: '000000' },
  createApiKey: { name: 'Key', scopes: ['read'] },
  createInvitation: { email: 'new@example.com', roles: ['expert'] },
  publishAttestation: { text: 'I attest that everything I write here is my own.' },
  signAttestation: { version: 1 },
  addAccount: { email: 'added@example.com', name: 'Added', password: null },
  unveilReview: {
    annotationId: 'x',
    fields: { 'verdict/c1/r1': { value: 'met', criterionVersion: 1 } },
    activeSeconds: 1,
  },
  decideReview: { annotationId: 'x', kind: 'accept' },
  decideFinal: { rule: 'majority', base: 0, decisions: [], answers: [] },
  openThread: { anchor: { kind: 'task' }, text: 'Look at this' },
  addMessage: { text: 'I have' },
  resolveThread: { resolved: true },
  answerReturn: { text: 'Which figure?' },
  disputeReturn: { grounds: ['verdict'], reason: 'It is right as I gave it' },
  saveReviewView: { name: 'Mine', filter: {} },
  setPayRate: { accountId: null, perHourMinor: 8400, currency: 'EUR', fromDay: '2026-01-01' },
  askCorrection: { seconds: 60, reason: 'A call about the task was not counted' },
  askReviewCorrection: { seconds: 60, reason: 'Read the filing on paper' },
  addReviewTime: { sittingId: 'sitting', seconds: 60 },
  decideCorrection: { outcome: 'agreed' },
  beginCorrection: { assignmentId: 'x', seconds: 60, reason: 'The clock stood still' },
  closePay: { lastDay: '2025-12-31' },
  setRoles: { roles: ['expert'] },
  setSkills: { skills: ['Valuation'] },
  closeSpotCheck: { reason: 'Given up' },
  submitRegrade: { schema: 1, fields: {}, activeSeconds: 1 },
  markGold: { use: 'hidden', reason: 'So.', expected: { kind: 'own', schema: 1, fields: {} } },
  decideStanding: { state: 'passed', note: 'We talked.' },
  setWalls: { walls: [{ company: 'Halden', tie: 'employer' }] },
};

/** True where the request for this endpoint gets past the contract to its handler. */
export function reachesHandler({ name, body }: AnyEndpoint): boolean {
  return body.kind !== 'json' || name in bodies || body.schema.safeParse({}).success;
}

/** The body above, or an empty one. */
export function bodyFor({ name }: AnyEndpoint): Readonly<Record<string, unknown>> {
  return bodies[name] ?? {};
}

let sent = 0;

/** A request for an endpoint with the given path parameters and, where the one above will not do, a body. */
export function requestFor(
  endpoint: AnyEndpoint,
  params: Readonly<Record<string, string>>,
  body: Readonly<Record<string, unknown>> = bodyFor(endpoint),
) {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (__, name: string) => params[name] ?? '');
  const search = new URLSearchParams();
  if (endpoint.query instanceof z.ZodMiniObject && 'subject' in endpoint.query.shape) {
    search.set('subject', 'score');
  }
  if (endpoint.query instanceof z.ZodMiniObject && 'of' in endpoint.query.shape) {
    search.set('of', 'items');
  }
  const headers = new Headers();
  if ('If-Match' in endpoint.headers) headers.set('If-Match', '0');
  if ('Idempotency-Key' in endpoint.headers) headers.set('Idempotency-Key', `attack:${++sent}`);
  const init: RequestInit = { method: endpoint.method, headers };
  if (endpoint.body.kind === 'json') {
    headers.set('Content-Type', 'application/json');
    init.body = JSON.stringify(body);
  } else if (endpoint.body.kind === 'bytes') {
    headers.set('Content-Type', 'application/octet-stream');
    init.body = '{}\n';
  }
  return new Request(`http://touchstone.test/api${path}?${search.toString()}`, init);
}
