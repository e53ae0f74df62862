import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { checkDraft, type GuardChoice } from '#domain/guard/check-draft.ts';
import { guardText } from '#domain/guard/guard-text.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { GuardDialog } from './guard-dialog.tsx';

const guard = guardText({ confidentialWords: ['Anvil'], restrictedDocuments: [] });
const findings = checkDraft(
  { 'text/Justification': 'Ask a@b.eu about it.', 'rewrite/r2': 'As in the Anvil note.' },
  guard,
);

function show() {
  const seen = {
    onGo: vi.fn<(field: string) => void>(),
    onCancel: vi.fn<() => void>(),
    onSubmit: vi.fn<(choices: ReadonlyMap<string, GuardChoice>) => void>(),
  };
  renderInTheme(
    <GuardDialog
      findings={findings}
      placeOf={(field) => (field.startsWith('rewrite') ? 'Rewrite of B' : 'Justification')}
      {...seen}
    />,
  );
  return seen;
}

test('Submit leads to the first finding without a choice, then submits what was chosen', async () => {
  const { onSubmit } = show();
  const user = userEvent.setup();
  const dialog = screen.getByRole('dialog', { name: /2 places may tell too much/ });
  expect(dialog).toHaveAccessibleDescription(/on this device.*Nothing is sent yet/);
  const submit = within(dialog).getByRole('button', { name: 'Submit' });
  await user.click(submit);
  expect(onSubmit).not.toHaveBeenCalled();
  const [first, second] = within(dialog).getAllByRole('radiogroup');
  expect(first).toContainElement(document.activeElement as HTMLElement);
  if (!first || !second) throw new Error('Two findings are expected');
  await user.click(within(first).getByRole('radio', { name: 'Redact' }));
  expect(dialog).toHaveTextContent('[name removed]');
  await user.click(within(second).getByRole('radio', { name: 'Explain' }));
  // An empty explanation is none.
  await user.click(submit);
  expect(onSubmit).not.toHaveBeenCalled();
  expect(dialog).toHaveTextContent('1 redacted, 0 explained, 1 left');
  expect(document.activeElement).toHaveAccessibleName('Why “a@b.eu” may stay');
  await user.keyboard('It is a public address.{Control>}{Enter}{/Control}');
  expect([...(onSubmit.mock.calls[0]?.[0].values() ?? [])]).toEqual(
    expect.arrayContaining([
      { kind: 'redact' },
      { kind: 'explain', explanation: 'It is a public address.' },
    ]),
  );
});

test('a place leads to its field, Escape goes back without a trace', async () => {
  const { onGo, onCancel, onSubmit } = show();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Justification' }));
  expect(onGo).toHaveBeenCalledWith('text/Justification');
  await user.keyboard('{Escape}');
  expect(onCancel).toHaveBeenCalled();
  expect(onSubmit).not.toHaveBeenCalled();
});
