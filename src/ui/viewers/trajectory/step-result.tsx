import { markedText } from '#ui/viewers/markdown/marked-text.tsx';
import { overlaps, type TextMark } from '#ui/viewers/markdown/text-mark.ts';

import { ErrorLines, FoldLine } from './fold-line.tsx';
import { resultSummary, resultText } from './result-summary.ts';
import type { StepResult } from './trajectory-steps.ts';

interface StepResultViewProps {
  readonly result: StepResult;
  readonly folded: boolean;
  readonly marks: readonly TextMark[];
}

/** What a tool answered: one folded line, an error in full. The text is a message of its own. */
export function StepResultView({ result, folded, marks }: StepResultViewProps) {
  const text = resultText(result.text);
  const body = (
    <div data-message={result.messageIndex}>
      <pre data-start={0} data-result="">
        {markedText(text, 0, marks)}
      </pre>
    </div>
  );
  if (result.error) return <ErrorLines>{body}</ErrorLines>;
  const { first, size } = resultSummary(result.text);
  const evidence = marks.some((mark) => overlaps(mark, { start: 0, end: text.length }));
  return (
    <FoldLine summary={first} size={size} startsOpen={!folded || evidence}>
      {body}
    </FoldLine>
  );
}
