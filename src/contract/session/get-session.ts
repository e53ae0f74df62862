import { defineEndpoint } from '#contract/define-endpoint.ts';
import { session } from './session.ts';

export const getSession = defineEndpoint({
  name: 'getSession',
  method: 'GET',
  path: '/session',
  summary: 'Who is asking, their projects and roles, and the server version',
  permission: 'anybody',
  answer: session,
});
