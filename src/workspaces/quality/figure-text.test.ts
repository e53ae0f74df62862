import { expect, test } from 'vitest';
import { disputesText } from './figure-text.ts';

const none = { items: 28, accepted: 0, returned: 0, disputed: 0, upheld: 0 };

test('of items that nobody has decided on there is no share of disputes', () => {
  expect(disputesText(none)).toEqual({ share: '–', detail: 'nothing decided yet' });
  expect(disputesText({ ...none, items: 0 })).toEqual({
    share: '–',
    detail: 'nothing decided yet',
  });
});

test('none raised is a share once something is decided; a dispute says how it ended', () => {
  expect(disputesText({ ...none, accepted: 3 })).toEqual({
    share: '0.0\u202f%',
    detail: 'none raised',
  });
  const two = { items: 20, accepted: 10, returned: 1, disputed: 2, upheld: 1 };
  expect(disputesText(two)).toEqual({ share: '10.0\u202f%', detail: '50\u202f% upheld' });
});
