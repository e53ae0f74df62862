import {
  Brain,
  CornerDownRight,
  MessageSquare,
  SlidersHorizontal,
  User,
  Wrench,
  type LucideIcon,
} from 'lucide-react';
import { useMemo, type ReactNode } from 'react';

import type { Message } from '#domain/task/message.ts';
import { Icon } from '#ui/icon.tsx';
import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { evidenceMark, type TextMark } from '#ui/viewers/markdown/text-mark.ts';
import type { TextModel } from '#ui/viewers/markdown/text-model.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import type { ReadingColumns, ReadingStyle } from '#ui/viewers/reading-style.ts';

import { CallArguments } from './call-arguments.tsx';
import { callStart, callText } from './call-text.ts';
import { FoldLine } from './fold-line.tsx';
import { StepResultView } from './step-result.tsx';
import type { TrajectoryStep } from './trajectory-steps.ts';

export interface StepBodyProps {
  readonly step: TrajectoryStep;
  readonly messages: readonly Message[];
  readonly language: string;
  readonly columns: ReadingColumns;
  readonly style: ReadingStyle;
  readonly foldResults: boolean;
  readonly highlights: readonly DrawnHighlight[];
}

const icons: Record<TrajectoryStep['kind'], LucideIcon> = {
  policy: SlidersHorizontal,
  user: User,
  assistant: MessageSquare,
  reasoning: Brain,
  call: Wrench,
  result: CornerDownRight,
};
const words = { policy: 'System', user: 'User', assistant: 'Assistant', reasoning: 'Thinking' };

export function StepIcon({ kind }: { readonly kind: TrajectoryStep['kind'] }) {
  return <Icon of={icons[kind]} size={14} />;
}

/** `Call ledger.lines`, `Assistant`: the kind in words, the tool's name in mono. */
export function stepTitle(step: TrajectoryStep): ReactNode {
  if (step.kind === 'call') {
    return (
      <>
        Call <code>{step.call.function.name}</code>
      </>
    );
  }
  if (step.kind === 'result') {
    return (
      <>
        Result of <code>{step.name}</code>
      </>
    );
  }
  return words[step.kind];
}

/** What was said, called or answered. Policy and thinking are folded. */
export function StepBody(props: StepBodyProps) {
  const { step, messages, foldResults, highlights } = props;
  const of = (messageIndex: number) =>
    highlights.filter((highlight) => (highlight.messageIndex ?? 0) === messageIndex);
  if (step.kind === 'call') {
    const message = messages[step.messageIndex];
    const start = message ? callStart(message, step.call) : 0;
    const { name, arguments: written } = step.call.function;
    const end = start + callText(step.call).length;
    const marks = plainMarks(of(step.messageIndex).filter((mark) => mark.end <= end + 1));
    return (
      <>
        <div data-message={step.messageIndex}>
          <CallArguments written={written} start={start + name.length + 1} marks={marks} />
        </div>
        {step.result ? (
          <StepResultView
            result={step.result}
            folded={foldResults}
            marks={plainMarks(of(step.result.messageIndex))}
          />
        ) : (
          <p>No answer in the record</p>
        )}
      </>
    );
  }
  if (step.kind === 'result') {
    return (
      <StepResultView
        result={step.result}
        folded={foldResults}
        marks={plainMarks(of(step.result.messageIndex))}
      />
    );
  }
  const said = <SaidText {...props} text={step.text} highlights={of(step.messageIndex)} />;
  if (step.kind !== 'policy' && step.kind !== 'reasoning') return said;
  const [first = ''] = step.text.replace(/^#+\s*/, '').split('\n');
  return (
    <FoldLine
      summary={first}
      size={`${step.text.split('\n').length} lines`}
      startsOpen={of(step.messageIndex).length > 0}
    >
      {said}
    </FoldLine>
  );
}

function SaidText(props: StepBodyProps & { readonly text: string }) {
  const { text, step, language, columns, style, highlights } = props;
  const { model } = useTextModel(text);
  const marks = useMemo(
    () => highlights.map((highlight) => evidenceMark(model, highlight)),
    [model, highlights],
  );
  return (
    <MarkdownText
      model={model}
      language={language}
      columns={columns}
      style={style}
      marks={marks}
      messageIndex={step.messageIndex}
    />
  );
}

const noModel: Pick<TextModel, 'leaves'> = { leaves: [] };

/** Marks in text that is not Markdown: a number stands where its span ends. */
function plainMarks(highlights: readonly DrawnHighlight[]): TextMark[] {
  return highlights.map((highlight) => evidenceMark(noModel, highlight));
}
