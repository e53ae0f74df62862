import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Maximize2, Scale } from 'lucide-react';
import { expect, test, vi } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { LetterBadge } from './letter-badge.tsx';
import { LocatorChip } from './locator-chip.tsx';
import { RuledNotice } from './ruled-notice.tsx';
import { ToolbarButton } from './toolbar-button.tsx';
import { glyphWords, VerdictGlyph, type Glyph } from './verdict-glyph.tsx';

test('a badge adds nothing to the name beside it', () => {
  renderInTheme(
    <button>
      <LetterBadge letter="A" current /> Response A
    </button>,
  );
  expect(screen.getByRole('button')).toHaveAccessibleName('Response A');
});

test('a locator is a button only when it leads somewhere', async () => {
  const person = userEvent.setup();
  const onGo = vi.fn<() => void>();
  renderInTheme(
    <>
      <LocatorChip locator="p. 12" />
      <LocatorChip locator="¶ 3" what="Evidence for 4" onGo={onGo} />
    </>,
  );
  expect(screen.getAllByRole('button')).toHaveLength(1);
  await person.click(screen.getByRole('button', { name: 'Evidence for 4, ¶ 3' }));
  expect(onGo).toHaveBeenCalledTimes(1);
});

test('a notice is announced politely when it is told to', () => {
  renderInTheme(
    <RuledNotice tone="warn" icon={Scale} live="polite" detail="Both answers are kept.">
      Preference and scores disagree.
    </RuledNotice>,
  );
  expect(
    screen.getByText('Preference and scores disagree.').closest('[aria-live]'),
  ).toHaveAttribute('aria-live', 'polite');
});

test('a button without a word has a name, a key and its state', () => {
  renderInTheme(
    <ToolbarButton
      icon={Maximize2}
      name="Maximise response A"
      keys="F"
      pressed
      onClick={() => {}}
    />,
  );
  const button = screen.getByRole('button', { name: 'Maximise response A', pressed: true });
  expect(button).toHaveAttribute('aria-keyshortcuts', 'F');
});

test('every verdict sign has words, and no two the same', () => {
  const glyphs = Object.keys(glyphWords) as Glyph[];
  renderInTheme(
    <>
      {glyphs.map((glyph) => (
        <VerdictGlyph key={glyph} glyph={glyph} />
      ))}
    </>,
  );
  const names = screen.getAllByRole('img').map((sign) => sign.getAttribute('aria-label'));
  expect(new Set(names).size).toBe(glyphs.length);
});
