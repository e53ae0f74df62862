import { screen } from '@testing-library/react';
import { beforeEach, expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { defaultLayout } from './default-layout.ts';
import { keepLayout, recallLayout } from './remembered-layout.ts';
import { Splitter } from './splitter.tsx';
import { widthClass } from './width-class.ts';

beforeEach(() => localStorage.clear());

test('a splitter is a named separator that the keyboard reaches', () => {
  renderInTheme(
    <Splitter
      name="grade"
      panes={[
        { id: 'responses', content: <p>responses</p> },
        { id: 'scoring', content: <p>scoring</p>, splitterName: 'Resize scoring' },
      ]}
    />,
  );
  expect(screen.getByRole('separator', { name: 'Resize scoring' })).toHaveAttribute(
    'tabindex',
    '0',
  );
  expect(screen.getByText('responses')).toBeInTheDocument();
});

test('sizes are remembered once for each width class and set of panes', () => {
  keepLayout('grade', 'usual', ['a', 'b'], { a: 70, b: 30 });
  expect(recallLayout('grade', 'usual', ['a', 'b'])).toEqual({ a: 70, b: 30 });
  expect(recallLayout('grade', 'wide', ['a', 'b'])).toBeUndefined();
  expect(recallLayout('grade', 'usual', ['a', 'b', 'c'])).toBeUndefined();
});

test('something foreign in the storage is not a layout', () => {
  for (const foreign of ['{', 'null', '[1]', '{"a":"wide","b":1}', '{"a":50,"x":50}']) {
    localStorage.setItem('touchstone-split:grade:usual:a,b', foreign);
    expect(recallLayout('grade', 'usual', ['a', 'b']), foreign).toBeUndefined();
  }
});

test('declared sizes become shares, the others have what is left', () => {
  expect(defaultLayout([{ id: 'a' }, { id: 'b', size: 400 }], 1000)).toEqual({ a: 60, b: 40 });
  expect(defaultLayout([{ id: 'a' }, { id: 'b' }, { id: 'c', size: '20' }], 500)).toEqual({
    a: 40,
    b: 40,
    c: 20,
  });
  expect(
    defaultLayout(
      [
        { id: 'a', size: '10%' },
        { id: 'b', size: '30%' },
      ],
      500,
    ),
  ).toEqual({
    a: 25,
    b: 75,
  });
  expect(defaultLayout([{ id: 'a' }, { id: 'b', size: 400 }], 0)).toBeUndefined();
  expect(defaultLayout([{ id: 'a' }, { id: 'b', size: 400 }], 300)).toBeUndefined();
  expect(defaultLayout([{ id: 'a' }, { id: 'b', size: '20rem' }], 900)).toBeUndefined();
});

test('width classes part at 1280 and 1680', () => {
  expect([1024, 1279, 1280, 1679, 1680].map(widthClass)).toEqual([
    'narrow',
    'narrow',
    'usual',
    'usual',
    'wide',
  ]);
});
