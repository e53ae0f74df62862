import { expect, test } from 'vitest';
import { messagesOf } from './messages-of.ts';
import { openAiMessages, trlMessages } from './openai-messages.ts';

const read = (value: unknown, role: 'user' | 'assistant' = 'assistant') => {
  const result = messagesOf(value as never, role);
  if (!result.ok) throw new Error(`${result.error.place}: ${result.error.reason}`);
  return result.value;
};

const call = { id: 'c1', type: 'function', function: { name: 'book', arguments: '{"seat": "1A"' } };

test('OpenAI chat: null content beside tool calls, and arguments that are no JSON, come through', () => {
  const chat = [
    { role: 'system', content: 'Policy' },
    {
      role: 'user',
      content: [
        { type: 'text', text: 'Book' },
        { type: 'image_url', image_url: { url: 'x' } },
      ],
    },
    { role: 'assistant', content: null, tool_calls: [call] },
    { role: 'tool', tool_call_id: 'c1', name: 'book', content: 'ok' },
  ];
  const messages = read(chat);
  expect(messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'tool']);
  expect(messages[1]?.content).toEqual([
    { type: 'text', text: 'Book' },
    { type: 'file', name: 'image_url', mediaType: 'application/octet-stream' },
  ]);
  expect(messages[2]).toEqual({ role: 'assistant', content: [], tool_calls: [call] });
  expect(openAiMessages(messages)[2]).toEqual({
    role: 'assistant',
    content: null,
    tool_calls: [call],
  });
  expect(openAiMessages(messages)[3]).toEqual(chat[3]);
});

test('Anthropic: tool results leave the user’s message and become messages of their own', () => {
  const messages = read({
    system: 'Be brief',
    messages: [
      { role: 'user', content: 'Weather?' },
      {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking: 'Hm' },
          { type: 'tool_use', id: 't', name: 'weather', input: { city: 'Oslo' } },
        ],
      },
      {
        role: 'user',
        content: [
          {
            type: 'tool_result',
            tool_use_id: 't',
            content: [{ type: 'text', text: 'Rain' }],
            is_error: true,
          },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 't', content: 'Sun' },
          { type: 'text', text: 'And now?' },
        ],
      },
    ],
  });
  expect(messages.map(({ role }) => role)).toEqual([
    'system',
    'user',
    'assistant',
    'tool',
    'tool',
    'user',
  ]);
  expect(messages[2]).toEqual({
    role: 'assistant',
    content: [{ type: 'reasoning', text: 'Hm' }],
    tool_calls: [
      { id: 't', type: 'function', function: { name: 'weather', arguments: '{"city":"Oslo"}' } },
    ],
  });
  expect(messages[3]).toEqual({
    role: 'tool',
    content: [{ type: 'text', text: 'Rain' }],
    tool_call_id: 't',
    is_error: true,
  });
});

test('TRL has a tool call’s arguments as an object, OpenAI as text; malformed ones stay text', () => {
  const messages = read([
    {
      role: 'assistant',
      content: '',
      tool_calls: [{ ...call, function: { name: 'f', arguments: '{"a":1}' } }, call],
    },
  ]);
  expect(trlMessages(messages)[0]?.['tool_calls']).toEqual([
    { type: 'function', function: { name: 'f', arguments: { a: 1 } } },
    { type: 'function', function: { name: 'book', arguments: '{"seat": "1A"' } },
  ]);
});

test('words of other formats for roles are known; an unknown role is refused with its place', () => {
  expect(
    read([
      { from: 'human', value: 'Hi' },
      { from: 'gpt', value: 'Ho' },
    ]).map(({ role }) => role),
  ).toEqual(['user', 'assistant']);
  expect(
    messagesOf(
      [
        { role: 'user', content: 'a' },
        { role: 'constructor', content: 'b' },
      ],
      'user',
    ),
  ).toEqual({
    ok: false,
    error: { place: '[1].role', reason: '"constructor" is not a role' },
  });
});

test('messages that were read are read again as they are', () => {
  const once = read([
    {
      role: 'user',
      content: [
        { type: 'file', name: 'a.pdf', mediaType: 'application/pdf', documentId: 'd1' },
        { type: 'text', text: 'T' },
      ],
    },
    {
      role: 'assistant',
      content: [
        { type: 'reasoning', text: 'R' },
        { type: 'refusal', text: 'No' },
      ],
      tool_calls: [call],
    },
    { role: 'tool', content: [], tool_call_id: 'c1', is_error: true },
  ]);
  expect(read(JSON.parse(JSON.stringify(once)))).toEqual(once);
});
