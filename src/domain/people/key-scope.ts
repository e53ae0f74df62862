import * as z from 'zod/mini';
import type { ProjectPermission } from './permission.ts';

/** What an API key may be used for; it never does more than its owner's roles allow. */
export const keyScope = z.enum(['read', 'import', 'export']);
export type KeyScope = z.infer<typeof keyScope>;

const opens: Readonly<Record<KeyScope, readonly ProjectPermission[]>> = {
  read: ['project.read', 'task.read'],
  import: ['project.read', 'task.import'],
  export: ['project.read', 'data.export'],
};

/** True when one of the scopes opens this; everything else stays closed to keys. */
export function scopesAllow(scopes: readonly string[], permission: string): boolean {
  return keyScope.options.some(
    (scope) => scopes.includes(scope) && (opens[scope] as readonly string[]).includes(permission),
  );
}
