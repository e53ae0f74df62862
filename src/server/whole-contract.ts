import type { AnyEndpoint } from '#contract/endpoint.ts';
import { endpoints } from '#contract/endpoints.ts';
import { projectPermissions } from '#domain/people/permission.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

/**
 * All routes, after making sure that they are the contract: each endpoint has exactly one
 * handler, and each names a permission that can be enforced on its path. Throws at boot.
 */
export function wholeContract(
  given: readonly Route[] = routes,
  contract: readonly AnyEndpoint[] = endpoints,
): readonly Route[] {
  const mistakes = [
    ...contract.flatMap((endpoint) => handlerMistakes(endpoint, given)),
    ...given
      .filter((route) => !contract.includes(route.endpoint))
      .map(({ endpoint }) => `${endpoint.name} has a handler but is not in the contract`),
    ...contract.flatMap(permissionMistakes),
  ];
  if (mistakes.length > 0) throw new Error(`The server cannot start: ${mistakes.join('; ')}`);
  return given;
}

function handlerMistakes(endpoint: AnyEndpoint, given: readonly Route[]): string[] {
  const handlers = given.filter((route) => route.endpoint === endpoint).length;
  return handlers === 1 ? [] : [`${endpoint.name} has ${handlers} handlers`];
}

function permissionMistakes({ name, path, permission }: AnyEndpoint): string[] {
  const known: readonly string[] = ['anybody', 'signed-in', 'owner', ...projectPermissions];
  if (!known.includes(permission)) return [`${name} has no permission`];
  const isOfProject = (projectPermissions as readonly string[]).includes(permission);
  const namesProject = path.startsWith('/projects/{projectId}');
  return isOfProject === namesProject
    ? []
    : [`${name} asks for ${permission}, which does not fit its path`];
}
