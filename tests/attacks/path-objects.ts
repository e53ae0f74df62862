import type { AnyEndpoint } from '#contract/endpoint.ts';
import type { AttackWorld, ProjectId } from './attack-world.ts';
import { objectMakers } from './object-makers.ts';

const paramsOf = ({ path }: AnyEndpoint) =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

/** The kinds of object that an endpoint's path names besides the project. */
export const objectsOf = (endpoint: AnyEndpoint) =>
  paramsOf(endpoint).filter((name) => name !== 'projectId');

/** Path parameters for project `p`, with a usable object of each kind that lies in `home`. */
export async function paramsIn(
  world: AttackWorld,
  endpoint: AnyEndpoint,
  home: ProjectId,
): Promise<Record<string, string>> {
  const params: Record<string, string> = { projectId: 'p' };
  for (const name of objectsOf(endpoint)) {
    params[name] = (await objectMakers[name]?.make(world, home)) ?? '';
  }
  return params;
}

/** The one account to which the path's object belongs, if it is somebody's own. */
export function ownerOf(endpoint: AnyEndpoint): string | null {
  const owners = objectsOf(endpoint).map((name) => objectMakers[name]?.ownerOf?.('p'));
  return owners.find((owner) => owner !== undefined) ?? null;
}
