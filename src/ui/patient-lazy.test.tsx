import { render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { patientLazy } from './patient-lazy.ts';

test('a part whose code cannot be fetched leaves the rest alone and comes when it can', async () => {
  const load = vi
    .fn<() => Promise<{ default: () => string }>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValue({ default: () => 'the part' });
  const Part = patientLazy(load);
  render(
    <>
      <textarea aria-label="Justification" defaultValue="typed" />
      <Suspense fallback={null}>
        <Part />
      </Suspense>
    </>,
  );
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Justification' });
  expect(box.value).toBe('typed');
  await screen.findByText('the part', {}, { timeout: 4000 });
  expect(load).toHaveBeenCalledTimes(2);
  expect(screen.getByRole('textbox', { name: 'Justification' })).toBe(box);
  expect(box.value).toBe('typed');
});
