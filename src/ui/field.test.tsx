import OutlinedInput from '@mui/material/OutlinedInput';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { Field } from './field.tsx';

test('the label names the control, the help describes it', () => {
  renderInTheme(
    <Field label="Justification" required help="20 to 1 200 characters">
      {(control) => <OutlinedInput inputProps={control} />}
    </Field>,
  );
  const box = screen.getByRole('textbox', { name: 'Justification' });
  expect(box).toHaveAccessibleDescription('20 to 1 200 characters');
  expect(box).toBeRequired();
  expect(screen.getByText('required')).toBeVisible();
});

test('an error takes the place of the help and is tied to the control', () => {
  renderInTheme(
    <Field label="Points" help="a whole number" error="“ten” is not a number; write 10">
      {(control) => <OutlinedInput inputProps={control} />}
    </Field>,
  );
  const box = screen.getByRole('textbox', { name: 'Points' });
  expect(box).toBeInvalid();
  expect(box).toHaveAccessibleDescription('“ten” is not a number; write 10');
  expect(screen.queryByText('a whole number')).toBeNull();
});
