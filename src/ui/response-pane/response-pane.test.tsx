import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef } from 'react';
import { beforeAll, expect, test, vi } from 'vitest';

import { textMessage } from '#domain/task/message-text.ts';
import { renderInTheme } from '#tests/render-in-theme.tsx';
import { usualReadingStyle } from '#ui/viewers/reading-style.ts';

import { PromptView } from './prompt-view.tsx';
import { ResponsePane } from './response-pane.tsx';
import type { ResponsePaneHandle, ResponsePaneProps } from './response-pane-props.ts';
import { ResponseSpine } from './response-spine.tsx';

const answer =
  '# Bridge\n\nThe covenant breaks. Leases are debt.\n\n| €m | Amount |\n|--|--|\n| Leases | (22.0) |\n\nA covenant again.';

function draw(props: Partial<ResponsePaneProps> = {}) {
  const ref = createRef<ResponsePaneHandle>();
  renderInTheme(
    <ResponsePane
      ref={ref}
      letter="A"
      response={{ id: 'r1', messages: [textMessage('assistant', answer)] }}
      current
      columns={2}
      style={usualReadingStyle}
      highlights={[]}
      criterionNumber="4"
      {...props}
    />,
  );
  if (!ref.current) throw new Error('the pane gave no handle');
  return { handle: ref.current, region: screen.getByRole('region', { name: 'Response A' }) };
}

function selectWords(text: string) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(text) ?? -1;
    if (at === -1) continue;
    document.getSelection()?.setBaseAndExtent(node, at, node, at + text.length);
    return;
  }
  throw new Error(`${text} is not on the page`);
}

// Both come lazily; their first import takes longer than a test waits for an element.
beforeAll(async () => {
  await import('./highlights-menu.tsx');
  await import('#ui/viewers/trajectory/trajectory-view.tsx');
});

test('the region, its length and its buttons have the names that people rely on', async () => {
  const onRewrite = vi.fn<() => void>();
  const onMaximise = vi.fn<() => void>();
  const { region } = draw({ onRewrite, onMaximise });
  expect(within(region).getByText('14 words')).toBeVisible();
  await userEvent.click(within(region).getByRole('button', { name: 'Rewrite response A' }));
  await userEvent.click(within(region).getByRole('button', { name: 'Maximise response A' }));
  expect(onRewrite).toHaveBeenCalledOnce();
  expect(onMaximise).toHaveBeenCalledOnce();
});

test('a selection is told in visible text with its place', () => {
  const { handle } = draw();
  expect(handle.selection()).toBeNull();
  selectWords('Leases are debt');
  const start = 'Bridge\nThe covenant breaks. '.length;
  expect(handle.selection()).toEqual({
    start,
    end: start + 15,
    quote: 'Leases are debt',
    locator: '¶ 1',
  });
  handle.clearSelection();
  selectWords('(22.0)');
  expect(handle.selection()).toMatchObject({ quote: '(22.0)', locator: 'Table 1, row 1' });
});

test('the highlighter takes the selection as evidence, without one it lists what there is', async () => {
  const onSelection = vi.fn<NonNullable<ResponsePaneProps['onSelection']>>();
  draw({
    onSelection,
    highlights: [
      { id: 'h', start: 0, end: 6, numbers: [{ text: '4', current: true }], tone: 'plain' },
    ],
  });
  selectWords('covenant breaks');
  fireEvent.click(screen.getByRole('button', { name: 'Highlights in response A' }));
  expect(onSelection).toHaveBeenCalledWith(expect.objectContaining({ quote: 'covenant breaks' }), {
    kind: 'evidence',
  });
  document.getSelection()?.removeAllRanges();
  await userEvent.click(screen.getByRole('button', { name: 'Highlights in response A' }));
  expect(await screen.findByRole('menuitem', { name: /4.*“Bridge”/ })).toBeVisible();
});

test('Ctrl+F searches the response, Enter goes on, Escape closes', async () => {
  const { region } = draw();
  const user = userEvent.setup();
  await user.click(within(region).getByText(/A covenant again/));
  await user.keyboard('{Control>}f{/Control}');
  const field = await screen.findByRole('textbox', { name: 'Find in response A' });
  expect(field).toHaveFocus();
  await user.keyboard('covenant');
  expect(await screen.findByText('1 of 2')).toBeInTheDocument();
  expect(region.querySelectorAll('[data-mark^="found"]')).toHaveLength(2);
  await user.keyboard('{Enter}');
  expect(screen.getByText('2 of 2')).toBeInTheDocument();
  expect(region.querySelector('[data-mark="found-current"]')?.closest('p')).toHaveTextContent(
    'A covenant again.',
  );
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('textbox')).toBeNull();
  expect(region.querySelectorAll('[data-mark]')).toHaveLength(0);
});

test('a jump to evidence pulses it; an unknown one says no', () => {
  const { handle, region } = draw({
    highlights: [
      { id: 'h', start: 7, end: 19, numbers: [{ text: '4', current: true }], tone: 'plain' },
    ],
  });
  expect(handle.scrollToHighlight('h')).toBe(true);
  expect(region.querySelector('mark[data-pulse]')).not.toBeNull();
  expect(handle.scrollToHighlight('nobody')).toBe(false);
});

test('words that the other response does not have are marked', async () => {
  const other = { id: 'r2', messages: [textMessage('assistant', answer.replace('debt', 'costs'))] };
  const { region } = draw({ compareWith: { letter: 'B', response: other } });
  await vi.waitFor(() =>
    expect(
      [...region.querySelectorAll('[data-mark="differs"]')].map((each) => each.textContent),
    ).toEqual(['debt']),
  );
});

test('a response with tool calls is read step by step, an error stays open', async () => {
  const onStep = vi.fn<(step: number) => void>();
  const { region, handle } = draw({
    trajectory: { currentStep: 1, onStep },
    response: {
      id: 'r',
      messages: [
        textMessage('system', 'Policy of the desk.\nSecond line.'),
        {
          role: 'assistant',
          content: [],
          tool_calls: [
            {
              id: 'c',
              type: 'function',
              function: { name: 'fx.rate', arguments: '{"pair":"EURPLN"}' },
            },
            { id: 'd', type: 'function', function: { name: 'post', arguments: '{}' } },
          ],
        },
        { ...textMessage('tool', '{"rate":4.264,"source":"ECB"}'), tool_call_id: 'c' },
        { ...textMessage('tool', 'Error: period closed'), tool_call_id: 'd' },
        textMessage('assistant', 'The period is closed.'),
      ],
    },
  });
  await vi.waitFor(() => expect(within(region).getAllByText('4 steps')).toHaveLength(2));
  expect(within(region).getByText('Error: period closed')).toBeVisible();
  expect(within(region).queryByText(/Second line/)).toBeNull();
  const folded = within(region).getByRole('button', { name: /4.264 · ECB/, expanded: false });
  await userEvent.click(folded);
  expect(within(region).getByText(/"source": "ECB"/)).toBeVisible();

  const step = within(region).getByRole('listitem', { name: 'Step 2' });
  expect(step).toHaveAttribute('aria-current', 'step');
  step.focus();
  onStep.mockClear();
  await userEvent.keyboard('{ArrowDown}');
  expect(onStep).toHaveBeenCalledWith(2);
  expect(within(region).getByRole('listitem', { name: 'Step 3' })).toHaveFocus();

  selectWords('"EURPLN"');
  expect(handle.selection()).toMatchObject({
    quote: '"EURPLN"',
    locator: 'Step 2',
    messageIndex: 1,
    start: 'fx.rate\npair: '.length,
  });
});

test('evidence at an argument of a call is drawn at its value', async () => {
  const start = 'fx.rate\n'.length;
  const { region } = draw({
    response: {
      id: 'r',
      messages: [
        {
          role: 'assistant',
          content: [],
          tool_calls: [
            {
              id: 'c',
              type: 'function',
              function: { name: 'fx.rate', arguments: '{"type":"average","b":1}' },
            },
          ],
        },
      ],
    },
    highlights: [
      {
        id: 'h',
        messageIndex: 0,
        start,
        end: start + 15,
        numbers: [{ text: '3', current: true }],
        tone: 'error',
      },
    ],
  });
  await vi.waitFor(() =>
    expect(region.querySelector('mark[data-tone="error"]')).toHaveTextContent('"average"3'),
  );
});

test('a spine says what it holds and unfolds', async () => {
  const onUnfold = vi.fn<() => void>();
  renderInTheme(
    <ResponseSpine
      letter="C"
      extent="151 words"
      current={false}
      score={{ counted: 0.1, possible: 0.2, text: '0.10' }}
      keyHint="]"
      onUnfold={onUnfold}
    />,
  );
  await userEvent.click(
    screen.getByRole('button', { name: 'Unfold response C, 151 words, score 0.10' }),
  );
  expect(onUnfold).toHaveBeenCalledOnce();
});

test('the prompt is a region with its attachments; folded it is one line', async () => {
  const onDocument = vi.fn<(id: string) => void>();
  const onFold = vi.fn<(folded: boolean) => void>();
  const common = {
    messages: [textMessage('user', 'You advise the seller of **Northwick**.')],
    documents: [{ id: 'd1', name: 'accounts.xlsx', mediaType: 'application/vnd.ms-excel' }],
    style: usualReadingStyle,
    docked: false,
    columns: 2 as const,
    onDocument,
    onFold,
  };
  const { rerender } = renderInTheme(<PromptView {...common} folded={false} />);
  const region = screen.getByRole('region', { name: 'Prompt' });
  await userEvent.click(within(region).getByRole('button', { name: 'accounts.xlsx' }));
  await userEvent.click(within(region).getByRole('button', { name: 'Fold prompt' }));
  expect(onDocument).toHaveBeenCalledWith('d1');
  expect(onFold).toHaveBeenCalledWith(true);
  rerender(<PromptView {...common} folded />);
  expect(screen.getByRole('region', { name: 'Prompt' })).toHaveTextContent(
    'You advise the seller of Northwick.',
  );
});
