import { useMemo } from 'react';

import { isTrajectory } from '#domain/task/message-text.ts';
import type { Message } from '#domain/task/message.ts';
import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { evidenceMark } from '#ui/viewers/markdown/text-mark.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import { TrajectoryPlace } from '#ui/viewers/trajectory/trajectory-place.tsx';

import type { PromptViewProps } from './prompt-view-props.ts';
import { answerText } from './response-extent.ts';

interface PromptTextProps extends Pick<PromptViewProps, 'messages' | 'style'> {
  readonly language: string;
  readonly highlights: readonly DrawnHighlight[];
}

/** What was asked: one text, a few turns under each other, or a conversation in steps. */
export function PromptText({ messages, language, style, highlights }: PromptTextProps) {
  if (isConversation(messages)) {
    return (
      <TrajectoryPlace
        messages={messages}
        language={language}
        columns={2}
        style={style}
        highlights={highlights}
      />
    );
  }
  return messages.map((message, index) => (
    <PromptMessage
      // oxlint-disable-next-line react/no-array-index-key -- a prompt never changes
      key={index}
      message={message}
      index={index}
      alone={messages.length === 1}
      language={language}
      style={style}
      highlights={highlights}
    />
  ));
}

interface PromptMessageProps extends Pick<PromptViewProps, 'style'> {
  readonly message: Message;
  readonly index: number;
  readonly alone: boolean;
  readonly language: string;
  readonly highlights: readonly DrawnHighlight[];
}

const speakers: Record<Message['role'], string> = {
  system: 'System',
  developer: 'System',
  user: 'User',
  assistant: 'Assistant',
  tool: 'Tool',
};

function PromptMessage(props: PromptMessageProps) {
  const { message, index, alone, language, style, highlights } = props;
  const { model } = useTextModel(answerText([message]));
  const marks = useMemo(
    () =>
      highlights
        .filter((each) => (each.messageIndex ?? 0) === index)
        .map((each) => evidenceMark(model, each)),
    [highlights, index, model],
  );
  return (
    <>
      {!alone && <h3>{speakers[message.role]}</h3>}
      <MarkdownText
        model={model}
        language={language}
        columns={2}
        style={style}
        marks={marks}
        messageIndex={index}
      />
    </>
  );
}

/** Tool calls, or more than a few turns, are read as steps. */
function isConversation(messages: readonly Message[]): boolean {
  const called = messages.some(
    (each) => each.role === 'tool' || (each.tool_calls?.length ?? 0) > 0,
  );
  return isTrajectory(messages) && (called || messages.length > 3);
}
