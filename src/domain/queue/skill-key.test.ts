import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { SKILL_SEPARATOR, plainSkill, skillKey } from './skill-key.ts';

test('order, case, spaces and repetition make no other lane', () => {
  expect(skillKey(['Pricing', ' due  Diligence ', 'pricing'])).toBe(
    `due diligence${SKILL_SEPARATOR}pricing`,
  );
  expect(skillKey([])).toBe('');
  expect(skillKey([' ', '\n'])).toBe('');
});

test('whatever a name holds, a key falls apart into the names that made it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 8 }), { maxLength: 5 }),
      (names) => {
        const wanted = new Set(names.map(plainSkill).filter(Boolean));
        const key = skillKey(names);
        expect(new Set(key === '' ? [] : key.split(SKILL_SEPARATOR))).toEqual(wanted);
        expect(skillKey(names.toReversed())).toBe(key);
      },
    ),
  );
});
