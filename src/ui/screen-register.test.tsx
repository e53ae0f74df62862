import { render, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from '@testing-library/user-event';
import { ScreenRegisterProvider, useScreenEntries, useScreenEntry } from './screen-register.tsx';

const grade = { screen: 'Grade', shortcuts: () => [], commands: () => [] };

function Grade() {
  useScreenEntry(grade);
  return null;
}

function Sheet() {
  return <p>Shortcuts of {useScreenEntries().at(-1)?.screen ?? 'nothing'}</p>;
}

function Page() {
  const [mounted, setMounted] = useState(false);
  return (
    <ScreenRegisterProvider>
      <Sheet />
      <button type="button" onClick={() => setMounted(!mounted)}>
        Toggle
      </button>
      {mounted && <Grade />}
    </ScreenRegisterProvider>
  );
}

test('an open sheet sees a screen that arrives, and that it goes', async () => {
  const user = userEvent.setup();
  render(<Page />);
  screen.getByText('Shortcuts of nothing');
  await user.click(screen.getByRole('button'));
  screen.getByText('Shortcuts of Grade');
  await user.click(screen.getByRole('button'));
  expect(screen.queryByText('Shortcuts of Grade')).toBeNull();
});
