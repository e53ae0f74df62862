import { styled, useColorScheme, useTheme } from '@mui/material/styles';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import type { ReadingStyle } from '#ui/viewers/reading-style.ts';

import { defineEditorThemes, editorTheme } from './editor-theme.ts';
import { createEditorText, type EditorText } from './editor-text.ts';
import { setTheme } from './monaco-parts.ts';
import { openEditor } from './open-editor.ts';
import type { RewriteEditorProps } from './rewrite-editor-props.ts';
import { RewriteHead } from './rewrite-head.tsx';
import { useRewriteFigures } from './use-rewrite-figures.ts';

/** Region `Rewrite` with the textbox `Rewrite of response A`. Loads Monaco: import it lazily. */
export function RewriteEditor(props: RewriteEditorProps) {
  const { letter, original, text, epoch, view, style } = props;
  const theme = useTheme();
  const { mode, systemMode } = useColorScheme();
  const scheme = (mode === 'system' ? systemMode : mode) === 'dark' ? 'dark' : 'light';
  const [language] = useState(() => props.language ?? textLanguage(original));
  const { figures, later } = useRewriteFigures(original, text, language);
  const container = useRef<HTMLDivElement>(null);
  const kept = useRef<EditorText>(null);

  const onSplices = useEffectEvent<EditorText['onSplices']>((splices, whole) => {
    props.onEdit(splices, whole);
    later(whole);
  });
  const onCursor = useEffectEvent((cursor: Parameters<NonNullable<typeof props.onCursor>>[0]) =>
    props.onCursor?.(cursor),
  );
  const onDone = useEffectEvent(() => props.onDone());

  // The models live as long as this component; editors come and go with the view.
  useEffect(() => {
    const created = createEditorText(original, text, props.cursor);
    created.onSplices = onSplices;
    created.onCursor = onCursor;
    kept.current = created;
    return () => {
      kept.current = null;
      created.dispose();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- by contract text is followed below, original and cursor only count at the start
  }, []);

  useEffect(() => {
    if (kept.current?.follow(text)) later(() => text);
    // oxlint-disable-next-line react/exhaustive-deps -- `later` only sets a timer
  }, [text, epoch]);

  useEffect(() => {
    const element = container.current;
    const models = kept.current;
    if (view === 'preview' || !element || !models) return undefined;
    defineEditorThemes(theme);
    const opened = openEditor({
      container: element,
      model: models.model,
      original: view === 'diff' ? models.original : null,
      theme: editorTheme(scheme),
      fontFamily: theme.typography.editor.fontFamily ?? 'monospace',
      ariaLabel: `Rewrite of response ${letter}`,
      originalAriaLabel: `Original response ${letter}`,
    });
    const leave = models.attach(opened.writable, onDone);
    return () => {
      leave();
      opened.dispose();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- a new scheme is set below without a new editor
  }, [view, letter]);

  useEffect(() => {
    defineEditorThemes(theme);
    setTheme(editorTheme(scheme));
  }, [theme, scheme]);

  return (
    <Region aria-label="Rewrite">
      <RewriteHead {...props} figures={figures} onUndo={() => kept.current?.undo()} />
      {view === 'diff' && (
        <Sides aria-hidden>
          <span>Original, response {letter}</span>
          <span>Your rewrite</span>
        </Sides>
      )}
      {view === 'preview' ? (
        <Preview
          text={kept.current?.model.getValue() ?? text}
          language={language}
          style={style}
          letter={letter}
        />
      ) : (
        <Editor key={view} ref={container} />
      )}
    </Region>
  );
}

interface PreviewProps {
  readonly text: string;
  readonly language: string;
  readonly style: ReadingStyle;
  readonly letter: string;
}

/** The rewrite as its readers will see it. */
function Preview({ text, language, style, letter }: PreviewProps) {
  const { model } = useTextModel(text);
  return (
    <Page tabIndex={0} role="group" aria-label={`Preview of the rewrite of response ${letter}`}>
      <MarkdownText model={model} language={language} columns={1} style={style} />
    </Page>
  );
}

const Region = styled('section')(({ theme }) => ({
  containerType: 'inline-size',
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.background.paper,
}));

const Sides = styled('div')(({ theme }) => ({
  ...theme.typography.columnHead,
  display: 'grid',
  gridTemplateColumns: '1fr 1fr',
  flex: 'none',
  padding: '3px 0',
  color: theme.vars.palette.text.disabled,
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > span': { paddingLeft: 52 },
  // Inline the diff has one column, in which signs tell old from new.
  '@container (max-width: 879px)': { display: 'none' },
}));

const Editor = styled('div')(({ theme }) => ({
  flex: '1 1 0',
  minHeight: 0,
  '& .monaco-editor, & .monaco-diff-editor': { outline: 'none' },
  // Monaco draws changed words as boxes behind the text, so the line is drawn there too.
  '& .char-delete': {
    backgroundImage: `linear-gradient(${theme.vars.palette.text.secondary}, ${theme.vars.palette.text.secondary})`,
    backgroundSize: '100% 1px',
    backgroundPosition: '0 55%',
    backgroundRepeat: 'no-repeat',
  },
  '& .char-insert, & .char-delete': { borderRadius: 2 },
  '& .insert-sign, & .delete-sign': { color: theme.vars.palette.text.disabled, opacity: 1 },
  // Monaco draws the caret. The browser's own, unseen beside it, would blink: a frame each time,
  // for which a key waits.
  '& .native-edit-context': { caretAnimation: 'manual' },
  '& .native-edit-context:focus-visible, & textarea:focus-visible': { outline: 'none' },
  '&:focus-within': { boxShadow: `inset 2px 0 0 ${theme.vars.palette.primary.main}` },
}));

const Page = styled('div')({
  flex: '1 1 0',
  minHeight: 0,
  overflow: 'auto',
  padding: '14px 16px 32px',
  '&:focus-visible': { outlineOffset: -2 },
});
