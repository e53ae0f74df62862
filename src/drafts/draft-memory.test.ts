import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DraftFields } from '#domain/draft/draft-fields.ts';
import { draftMemory } from './draft-memory.ts';
import { applySteps } from './draft-step.ts';

const commands = fc.array(
  fc.oneof(
    fc.record({
      do: fc.constant('type' as const),
      text: fc.string({ minLength: 1, maxLength: 3 }),
    }),
    fc.record({ do: fc.constantFrom('written' as const, 'refused' as const) }),
    fc.record({ do: fc.constant('foreign' as const) }),
    fc.record({ do: fc.constantFrom('ask' as const, 'forget' as const), back: fc.nat(6) }),
  ),
  { maxLength: 40 },
);

test('an earlier state of the log is the same, however often and in whatever order it is asked for', () => {
  fc.assert(
    fc.property(commands, (all) => {
      const memory = draftMemory({ seq: 0, fields: { note: '' } });
      // What the log held after each row, kept the plain way.
      const states: DraftFields[] = [{ note: '' }];
      let oldest = 0;
      let edits = 0;
      for (const each of all) {
        if (each.do === 'type') {
          const group = `g${edits++}`;
          const steps = [{ field: 'note', at: 0, removed: '', inserted: each.text }];
          memory.add({ tab: 't', at: edits, kind: 'edit', group, steps });
        } else if (each.do === 'written' || each.do === 'refused') {
          const rows = memory.take(states.length);
          let fields: DraftFields = states.at(-1) ?? {};
          const after = rows.map((row) => (fields = applySteps(fields, row.steps)));
          // Asked while the disk has not answered: what is refused then must not be remembered.
          const asked = Math.max(oldest, states.length + rows.length - 2);
          expect(memory.stateAt(asked)).toEqual([...states, ...after][asked]);
          if (each.do === 'refused') memory.restore();
          else {
            memory.settle();
            states.push(...after);
          }
        } else if (!('back' in each)) {
          const steps = [{ field: 'note', at: 0, removed: '', inserted: '+' }];
          const row = { tab: 'u', at: 0, kind: 'edit', group: `u${edits++}`, steps } as const;
          memory.absorb([{ ...row, seq: states.length }], null, 'two');
          states.push(applySteps(states.at(-1) ?? {}, steps));
        } else {
          const seq = Math.max(oldest, states.length - 1 - each.back);
          if (each.do === 'forget') {
            memory.forget(seq);
            oldest = seq;
          }
          expect(memory.stateAt(seq)).toEqual(states[seq]);
        }
      }
    }),
    { numRuns: 3000 },
  );
});
