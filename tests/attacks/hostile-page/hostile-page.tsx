import { createRoot } from 'react-dom/client';
import { ThemeRoot } from '#app/theme/theme-root.tsx';
import { setTrustedTypesPolicy } from '#app/trusted-types-policy.ts';
import { textMessage } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import { PromptView } from '#ui/response-pane/prompt-view.tsx';
import { ResponsePane } from '#ui/response-pane/response-pane.tsx';
import { usualReadingStyle } from '#ui/viewers/reading-style.ts';
import { hostileAnswers } from './hostile-answers.ts';

// Everything that draws what a model wrote, drawing what a hostile one would write: as answers,
// as prompts, and as what is said, called and answered in a run.
const evil = new URLSearchParams(location.search).get('evil') ?? '';
const answers = hostileAnswers.map((answer) => answer.replaceAll('EVIL', evil));
const run = answers.flatMap((text, index): Message[] => [
  textMessage('user', text),
  {
    role: 'assistant',
    content: [],
    tool_calls: [
      {
        id: `${index}`,
        type: 'function',
        function: { name: text, arguments: JSON.stringify({ [text]: { text, list: [text] } }) },
      },
    ],
  },
  { ...textMessage('tool', text), tool_call_id: `${index}` },
]);
const common = { current: true, columns: 1, style: usualReadingStyle, highlights: [] } as const;

setTrustedTypesPolicy();
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <ThemeRoot>
      {answers.map((text) => (
        <ResponsePane
          key={text}
          letter="A"
          response={{ id: 'a', messages: [textMessage('assistant', text)] }}
          {...common}
        />
      ))}
      <ResponsePane
        letter="R"
        response={{ id: 'r', messages: run }}
        trajectory={{ foldResults: false }}
        {...common}
      />
      <PromptView
        messages={answers.map((text) => textMessage('user', text))}
        documents={[{ id: 'd', name: answers[2] ?? '', mediaType: 'text/html' }]}
        style={usualReadingStyle}
        folded={false}
        docked={false}
        columns={1}
      />
      <p id="drawn">drawn</p>
    </ThemeRoot>,
  );
}
