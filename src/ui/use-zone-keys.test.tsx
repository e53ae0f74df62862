import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { useZoneKeys } from './use-zone-keys.ts';
import { Zone } from './zone.tsx';

function Page() {
  useZoneKeys();
  return (
    <>
      <Zone name="Prompt" f6>
        <button>copy</button>
      </Zone>
      <Zone name="Rubric" f6>
        <button>4 Leases deducted</button>
      </Zone>
    </>
  );
}

test('F6 goes round the zones and comes back to where the focus was', async () => {
  const person = userEvent.setup();
  renderInTheme(<Page />);
  await person.keyboard('{F6}');
  expect(screen.getByRole('region', { name: 'Prompt' })).toHaveFocus();
  await person.keyboard('{F6}');
  expect(screen.getByRole('region', { name: 'Rubric' })).toHaveFocus();
  await person.tab();
  expect(screen.getByRole('button', { name: '4 Leases deducted' })).toHaveFocus();
  await person.keyboard('{F6}');
  expect(screen.getByRole('region', { name: 'Prompt' })).toHaveFocus();
  await person.keyboard('{Shift>}{F6}{/Shift}');
  expect(screen.getByRole('button', { name: '4 Leases deducted' })).toHaveFocus();
});
