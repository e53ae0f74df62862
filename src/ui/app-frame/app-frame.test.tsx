import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ClipboardCheck, MessageSquareCheck } from 'lucide-react';
import { expect, test } from 'vitest';

import { renderInTheme } from '#tests/render-in-theme.tsx';

import { AppFrame } from './app-frame.tsx';
import type { FrameLinkProps } from './navigation-rail.tsx';

function Link(props: FrameLinkProps) {
  return <a {...props} />;
}

function frame() {
  return renderInTheme(
    <AppFrame
      items={[
        { name: 'Grade', icon: ClipboardCheck, href: '/grade', current: true },
        {
          name: 'Review',
          icon: MessageSquareCheck,
          href: '/review',
          waiting: { count: 4, words: '4 submissions wait' },
        },
      ]}
      link={Link}
      home="/"
      project={<button>Meridian</button>}
      title="Northwick Coatings"
      detail="Task 14 of 40"
    >
      <p>work</p>
    </AppFrame>,
  );
}

test('the links have plain names, the count describes', () => {
  frame();
  const rail = screen.getByRole('navigation', { name: 'Screens' });
  expect(within(rail).getByRole('link', { name: 'Grade' })).toHaveAttribute('aria-current', 'page');
  const review = within(rail).getByRole('link', { name: 'Review' });
  expect(review).toHaveAttribute('href', '/review');
  expect(review).not.toHaveAttribute('aria-current');
  expect(review).toHaveAccessibleDescription('4 submissions wait');
});

test('the first tab stop skips to the work', async () => {
  const person = userEvent.setup();
  frame();
  await person.tab();
  const skip = screen.getByRole('link', { name: 'Skip to the work' });
  expect(skip).toHaveFocus();
  expect(skip).toHaveAttribute('href', `#${screen.getByRole('main').id}`);
});

test('the title is the heading of the page', () => {
  frame();
  expect(screen.getByRole('heading', { level: 1, name: 'Northwick Coatings' })).toBeVisible();
  expect(screen.getByText('Task 14 of 40')).toBeVisible();
});
