import { conflictOf } from '#domain/draft/merge-fields.ts';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import type { JsonValue } from '#domain/json-value.ts';
import type { DraftSchema } from './draft-limbs.ts';
import type { DraftHead } from './draft-record.ts';
import type { DraftConflict } from './draft-state.ts';

/**
 * The head of a draft whose log was in an older layout and is now in this version's: open
 * conflicts move along. The base stays as the server has it, a save that is under way stays
 * as it left, because its key stands for its content, and archives name their own layout.
 */
export function upgradedHead(schema: DraftSchema, head: DraftHead, base: DraftFields): DraftHead {
  return {
    ...head,
    schema: schema.version,
    base: { ...head.base, fields: base },
    conflicts: head.conflicts.flatMap((conflict) =>
      upgradedConflict(conflict, (old) => schema.upgrade(head.schema, old)),
    ),
  };
}

function upgradedConflict(
  conflict: DraftConflict,
  upgraded: (old: DraftFields) => DraftFields,
): DraftConflict[] {
  const sides = [conflict.base, conflict.mine, conflict.theirs].map((value) =>
    value === undefined ? {} : upgraded({ [conflict.field]: value }),
  );
  return [...new Set(sides.flatMap((side) => Object.keys(side)))].map((field) => {
    const [base, mine, theirs] = sides.map((side): JsonValue | undefined => side[field]);
    return { ...conflictOf(field, base, mine, theirs), revision: conflict.revision };
  });
}
