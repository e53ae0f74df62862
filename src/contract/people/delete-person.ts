import * as z from 'zod/mini';
import { identifier } from '#domain/identifier.ts';
import { defineEndpoint } from '#contract/define-endpoint.ts';

export const deletePerson = defineEndpoint({
  name: 'deletePerson',
  method: 'DELETE',
  path: '/accounts/{accountId}',
  summary: 'Forget who a person is: name, address, password, keys, walls. Work stays under its id',
  permission: 'owner',
  params: z.object({ accountId: identifier }),
  problems: ['not-found', 'forbidden'],
});
