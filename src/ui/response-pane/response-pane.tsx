import { styled } from '@mui/material/styles';
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  type KeyboardEvent,
} from 'react';

import { isTrajectory } from '#domain/task/message-text.ts';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { textModel, type TextModel } from '#ui/viewers/markdown/text-model.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import { TrajectoryPlace } from '#ui/viewers/trajectory/trajectory-place.tsx';

import { AnswerBody } from './answer-body.tsx';
import { highlightText } from './highlight-text.ts';
import { outlineLines } from './outline-entries.ts';
import { PaneHead } from './pane-head.tsx';
import {
  FindPlace,
  OutlineColumnPlace,
  OutlineMenuPlace,
  RulerPlace,
  SelectionPlace,
} from './pane-places.tsx';
import { paneSelection } from './pane-selection.ts';
import { answerText, responseExtent } from './response-extent.ts';
import type { ResponsePaneProps, SelectionIntent } from './response-pane-props.ts';
import { pulse, scrollAnchors, scrollToSpan } from './scroll-to-place.ts';
import { useCurrentSection } from './use-current-section.ts';
import { useFind } from './use-find.ts';
import { useRulerMarks } from './use-ruler-marks.ts';
import { useSelectionBar } from './use-selection-bar.ts';

const noText: TextModel = textModel([]);

/** One response: head, text or steps, ruler, outline and search. Region `Response A`. */
export function ResponsePane({ ref, ...props }: ResponsePaneProps) {
  const { letter, response, current, highlights, readOnly = false, scrollGroup } = props;
  const { onHighlightPress, onMakeCurrent } = props;
  const region = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const steps = useMemo(() => isTrajectory(response.messages), [response]);
  const source = useMemo(() => (steps ? '' : answerText(response.messages)), [steps, response]);
  const { model } = useTextModel(source);
  const text = steps ? noText : model;
  const language = useMemo(
    () => response.language ?? textLanguage(steps ? answerText(response.messages) : source),
    [response, steps, source],
  );
  const extent = useMemo(() => responseExtent(response), [response]);

  const focus = useCallback(() => scroller.current?.focus({ preventScroll: true }), []);
  const finding = useFind(
    text.text,
    (hit) => content.current && scrollToSpan(content.current, hit),
    focus,
  );
  const lines = useMemo(
    () => (steps || props.outline === 'none' ? [] : outlineLines(text)),
    [steps, props.outline, text],
  );
  const currentStart = useCurrentSection(scroller, lines);
  const bar = useSelectionBar(content, !readOnly && props.onSelection !== undefined);

  const selection = useCallback(
    () => (content.current ? paneSelection(content.current, steps ? null : text) : null),
    [steps, text],
  );
  const select = (intent: SelectionIntent): boolean => {
    const chosen = selection();
    if (chosen && !readOnly) props.onSelection?.(chosen, intent);
    return chosen !== null;
  };
  const goTo = useCallback((id: string): boolean => {
    const root = content.current;
    return root ? pulse(root, `[data-highlight="${CSS.escape(id)}"]`) : false;
  }, []);

  useImperativeHandle(
    ref,
    () => ({
      scrollToHighlight(id) {
        const found = goTo(id);
        if (found) focus();
        return found;
      },
      scrollToSpan(start, messageIndex) {
        const root =
          messageIndex === undefined
            ? content.current
            : content.current?.querySelector(`[data-message="${messageIndex}"]`);
        if (root) scrollToSpan(root, { start, end: start + 1 });
      },
      selection,
      clearSelection: () => document.getSelection()?.removeAllRanges(),
      openFind: () => {
        if (!steps) finding.show();
        return !steps;
      },
      focus,
    }),
    [goTo, focus, selection, finding, steps],
  );

  useEffect(() => {
    const element = scroller.current;
    if (!scrollGroup || !element) return undefined;
    return scrollGroup.join({ element, anchors: () => scrollAnchors(element) });
  }, [scrollGroup]);

  const keys = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    if (!command || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'f') return;
    // Steps are searched by the browser: their folded parts are not one text.
    if (steps) return;
    event.preventDefault();
    event.stopPropagation();
    finding.show();
  };
  const marks = useRulerMarks(highlights, finding);
  const outline = {
    lines,
    highlights,
    currentStart,
    onGo: (line: { start: number; end: number }) => {
      if (content.current) scrollToSpan(content.current, line, 'start');
      focus();
    },
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the whole pane becomes current by pointer or focus, and hears its own Ctrl+F
    <Pane
      ref={region}
      aria-label={`Response ${letter}`}
      onKeyDown={keys}
      onFocusCapture={current ? undefined : onMakeCurrent}
      onPointerDownCapture={current ? undefined : onMakeCurrent}
    >
      {lines.length > 0 && props.outline === 'column' && <OutlineColumnPlace {...outline} />}
      <Main>
        <PaneHead
          letter={letter}
          current={current}
          extent={extent}
          headStart={props.headStart}
          rewriting={props.rewriting ?? false}
          maximised={props.maximised ?? false}
          highlights={highlights}
          highlightText={(highlight) => highlightText(highlight, text)}
          outlineMenu={
            lines.length > 0 && props.outline === 'menu' && <OutlineMenuPlace {...outline} />
          }
          onHighlight={() => select({ kind: 'evidence' })}
          onGoTo={({ id }) => goTo(id)}
          {...(props.onRewrite && !readOnly ? { onRewrite: props.onRewrite } : {})}
          {...(props.onMaximise ? { onMaximise: props.onMaximise } : {})}
        />
        {finding.open && <FindPlace letter={letter} finding={finding} />}
        <Row>
          <Scroller
            ref={scroller}
            tabIndex={0}
            role="group"
            aria-label={`Text of response ${letter}`}
          >
            <Content ref={content} data-steps={steps || undefined}>
              {steps ? (
                <TrajectoryPlace
                  {...props.trajectory}
                  {...(onHighlightPress && { onHighlightPress })}
                  messages={response.messages}
                  language={language}
                  columns={props.columns}
                  style={props.style}
                  highlights={highlights}
                />
              ) : (
                <AnswerBody
                  model={model}
                  language={language}
                  columns={props.columns}
                  style={props.style}
                  highlights={highlights}
                  found={finding.marks}
                  compareWith={
                    props.compareWith ? answerText(props.compareWith.response.messages) : null
                  }
                  onHighlightPress={onHighlightPress}
                />
              )}
              {bar && (
                <SelectionPlace
                  place={bar}
                  criterionNumber={props.criterionNumber}
                  labels={props.labels ?? []}
                  onIntent={select}
                />
              )}
            </Content>
          </Scroller>
          <RulerPlace scroller={scroller} marks={marks} />
        </Row>
      </Main>
    </Pane>
  );
}

const Pane = styled('section')(({ theme }) => ({
  display: 'flex',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.background.paper,
}));

const Main = styled('div')({
  position: 'relative',
  display: 'flex',
  flexDirection: 'column',
  flex: '1 1 0',
  minWidth: 0,
  minHeight: 0,
});

const Row = styled('div')({ display: 'flex', flex: '1 1 0', minHeight: 0, minWidth: 0 });

const Scroller = styled('div')({
  flex: '1 1 0',
  minWidth: 0,
  overflowY: 'auto',
  overflowX: 'hidden',
  // The ruler shows the place and is dragged instead.
  scrollbarWidth: 'none',
  '&:focus-visible': { outlineOffset: -2 },
});

const Content = styled('div')({
  position: 'relative',
  padding: '14px 16px 48px',
  '&[data-steps]': { padding: 0 },
});
