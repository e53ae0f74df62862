import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Check, Minus, X } from 'lucide-react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { SegmentedRadios, type Segment } from './segmented-radios.tsx';

type Verdict = 'met' | 'not-met' | 'not-applicable';

const segments: readonly Segment<Verdict>[] = [
  { value: 'met', label: 'Met', tone: 'good', icon: Check, shortcut: 'Y' },
  { value: 'not-met', label: 'Not met', tone: 'bad', icon: X, shortcut: 'N' },
  { value: 'not-applicable', label: 'Not applicable', tone: 'neutral', icon: Minus, shortcut: 'U' },
];

function Verdict({ first = null, onClear }: { first?: Verdict | null; onClear?: () => void }) {
  const [value, setValue] = useState<Verdict | null>(first);
  return (
    <>
      <button>before</button>
      <SegmentedRadios
        label="Response A: Deducts the leases"
        segments={segments}
        value={value}
        onChange={setValue}
        showKeys
        {...(onClear && { onClear })}
      />
      <button>after</button>
    </>
  );
}

test('the words are the names, whatever the slot shows', () => {
  renderInTheme(<Verdict />);
  expect(
    screen.getByRole('radiogroup', { name: 'Response A: Deducts the leases' }),
  ).toBeInTheDocument();
  expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('value'))).toEqual([
    'met',
    'not-met',
    'not-applicable',
  ]);
  for (const name of ['Met', 'Not met', 'Not applicable']) {
    expect(screen.getByRole('radio', { name })).not.toBeChecked();
  }
});

test('a click on the word chooses, and only one is chosen', async () => {
  const person = userEvent.setup();
  renderInTheme(<Verdict first="met" />);
  await person.click(screen.getByText('Not met'));
  expect(screen.getByRole('radio', { name: 'Not met' })).toBeChecked();
  expect(screen.getByRole('radio', { name: 'Met' })).not.toBeChecked();
});

test('the group is one tab stop with arrows inside', async () => {
  const person = userEvent.setup();
  renderInTheme(<Verdict first="met" />);
  await person.tab();
  await person.tab();
  expect(screen.getByRole('radio', { name: 'Met' })).toHaveFocus();
  await person.keyboard('{ArrowRight}');
  expect(screen.getByRole('radio', { name: 'Not met' })).toHaveFocus();
  expect(screen.getByRole('radio', { name: 'Not met' })).toBeChecked();
  await person.keyboard('{ArrowLeft}{ArrowLeft}');
  expect(screen.getByRole('radio', { name: 'Not applicable' })).toBeChecked();
  await person.tab();
  expect(screen.getByRole('button', { name: 'after' })).toHaveFocus();
});

test('the slot holds the key until the segment is chosen', () => {
  renderInTheme(<Verdict first="met" />);
  expect(screen.queryByText('Y')).toBeNull();
  expect(screen.getByText('N')).toBeInTheDocument();
  expect(screen.getByText('U')).toBeInTheDocument();
});

test('Backspace takes an answer back, but not one that is not there', async () => {
  const person = userEvent.setup();
  const onClear = vi.fn<() => void>();
  renderInTheme(<Verdict first="met" onClear={onClear} />);
  await person.tab();
  await person.tab();
  await person.keyboard('{Backspace}');
  expect(onClear).toHaveBeenCalledTimes(1);
});

test('a disabled group answers nothing', async () => {
  const person = userEvent.setup();
  const onChange = vi.fn<(value: Verdict) => void>();
  renderInTheme(
    <SegmentedRadios
      label="Closed"
      segments={segments}
      value={null}
      onChange={onChange}
      disabled
    />,
  );
  await person.click(screen.getByRole('radio', { name: 'Met' }));
  expect(onChange).not.toHaveBeenCalled();
});
