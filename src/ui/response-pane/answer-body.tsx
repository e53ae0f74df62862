import { useEffect, useMemo, useState } from 'react';

import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { evidenceMark, type PlainMark, type TextMark } from '#ui/viewers/markdown/text-mark.ts';
import type { TextModel } from '#ui/viewers/markdown/text-model.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import type { ReadingColumns, ReadingStyle } from '#ui/viewers/reading-style.ts';

interface AnswerBodyProps {
  readonly model: TextModel;
  readonly language: string;
  readonly columns: ReadingColumns;
  readonly style: ReadingStyle;
  readonly highlights: readonly DrawnHighlight[];
  readonly found: readonly PlainMark[];
  /** Source of the response to compare with; null compares with nothing. */
  readonly compareWith: string | null;
  readonly onHighlightPress: ((highlightId: string) => void) | undefined;
}

/** A single answer with everything that is drawn into it. */
export function AnswerBody(props: AnswerBodyProps) {
  const { model, highlights, found, compareWith } = props;
  const evidence = useMemo(
    () => highlights.map((highlight) => evidenceMark(model, highlight)),
    [model, highlights],
  );
  const differs = useDifferences(model.text, compareWith);
  const marks = useMemo<readonly TextMark[]>(
    () => [...evidence, ...differs, ...found],
    [evidence, differs, found],
  );
  return (
    <MarkdownText
      model={model}
      language={props.language}
      columns={props.columns}
      style={props.style}
      marks={marks}
      onHighlightPress={props.onHighlightPress}
    />
  );
}

const none: readonly PlainMark[] = [];

/** Words that the other response does not have, computed when the page has nothing to do. */
function useDifferences(text: string, otherSource: string | null): readonly PlainMark[] {
  const { model: other, complete } = useTextModel(otherSource ?? '');
  const wanted = otherSource !== null && complete;
  const [result, setResult] = useState({ text: '', other: '', marks: none });
  useEffect(() => {
    if (!wanted) return undefined;
    let wantedStill = true;
    const timer = setTimeout(async () => {
      const { changedSpans } = await import('#ui/text-diff/changed-spans.ts');
      if (!wantedStill) return;
      const { spans } = changedSpans(text, other.text);
      const marks = spans.map((span): PlainMark => ({ ...span, kind: 'differs' }));
      setResult({ text, other: other.text, marks });
    });
    return () => {
      wantedStill = false;
      clearTimeout(timer);
    };
  }, [wanted, text, other]);
  return wanted && result.text === text && result.other === other.text ? result.marks : none;
}
