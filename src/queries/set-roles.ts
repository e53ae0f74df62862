import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { setRoles } from '#contract/people/set-roles.ts';
import type { Role } from '#domain/people/role.ts';
import { peopleKey } from './people.ts';

/** Changes a member’s roles; none ends the access. */
export function setRolesMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['set-roles', projectId],
    mutationFn: ({ accountId, roles }: { accountId: string; roles: Role[] }) =>
      backend.send(setRoles, { params: { projectId, accountId }, body: { roles } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
