import { styled } from '@mui/material/styles';
import { Suspense, useRef } from 'react';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';
import { PromptView } from '#ui/response-pane/prompt-view.tsx';
import { Splitter } from '#ui/splitter/splitter.tsx';
import { paneCapacity } from './pane-capacity.ts';
import { ResponsePanes } from './response-panes.tsx';
import { RewritePlace } from './rewrite-place.tsx';
import { StatusPlace } from './status-place.tsx';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { prefer } from './surface-store.ts';
import { useWidth } from './use-width.ts';

/** Under this height a prompt over one response leaves too little of it. */
const lowHeight = 800;
/** From this width on a short prompt stands in two columns. */
const twoColumnsFrom = 900;

const DocumentPane = patientLazy(async () => ({
  default: (await import('./document-pane.tsx')).DocumentPane,
}));

/**
 * What is read: the prompt, or a document in its place, over the responses or docked at the left,
 * and a rewrite beneath.
 */
export function ReadingZone() {
  const { task, responses, store, settings, settingsVersion } = useSurface();
  const preferences = useSurfaceState((state) => state.preferences);
  const rewriting = useSurfaceState((state) => state.rewriting?.responseId ?? null);
  const documentId = useSurfaceState((state) => state.documentId);
  const shown = task.documents.find((each) => each.id === documentId);
  const zone = useRef<HTMLDivElement>(null);
  const width = useWidth('reading', zone);
  const docked = preferences.promptDocked && (width ?? 0) > 1000;
  const readingWidth = (width ?? 984) - (docked ? Math.round((width ?? 984) * 0.32) : 0);
  const capacity = paneCapacity(readingWidth, responses.length, preferences.style.zoom);
  // An open rewrite needs the height; the prompt is one line meanwhile.
  const foldedByChoice =
    preferences.promptFolded ?? (capacity.tabs && window.innerHeight < lowHeight);
  const folded = !docked && (foldedByChoice || rewriting !== null);

  const prompt = shown ? (
    <Suspense fallback={<LoadingBlocks what="Opening the document" />}>
      <DocumentPane key={shown.id} document={shown} />
    </Suspense>
  ) : (
    <PromptView
      messages={task.prompt}
      documents={task.documents}
      style={preferences.style}
      folded={folded}
      docked={docked}
      columns={!docked && readingWidth >= twoColumnsFrom ? 2 : 1}
      onFold={(next) => prefer(store, { promptFolded: next })}
      onDock={(next) => prefer(store, { promptDocked: next })}
      {...(settings.instructions && {
        instructionsLabel: `Instructions v${settingsVersion}`,
        onInstructions: () => store.setState({ instructionsOpen: true }),
      })}
      onDocument={(id) => store.setState({ documentId: id })}
    />
  );
  const panes = <ResponsePanes capacity={capacity} />;
  const work = (
    <Splitter
      name="grade-reading"
      direction="rows"
      panes={[
        { id: 'responses', content: panes, min: 160 },
        ...(rewriting === null
          ? []
          : [
              {
                id: 'rewrite',
                content: <RewritePlace responseId={rewriting} />,
                size: '48%',
                min: 180,
                splitterName: 'Resize rewrite',
              },
            ]),
      ]}
    />
  );

  return (
    <Zone ref={zone}>
      {docked ? (
        <Splitter
          name="grade-docked"
          panes={[
            { id: 'prompt', content: prompt, size: '32%', min: 280, max: '50%' },
            { id: 'work', content: work, splitterName: 'Resize prompt' },
          ]}
        />
      ) : (
        <>
          <Prompt data-document-open={shown !== undefined || undefined}>{prompt}</Prompt>
          <Rest>{work}</Rest>
        </>
      )}
      <StatusPlace capacity={capacity} />
    </Zone>
  );
}

const Zone = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.background.default,
}));

const Prompt = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  flex: '0 1 auto',
  minHeight: 34,
  maxHeight: '40%',
  overflow: 'hidden',
  // A document is read like a response: it gets the height whatever its length.
  '&[data-document-open]': { flex: '0 0 46%', maxHeight: 'none' },
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));

const Rest = styled('div')({ flex: '1 1 0', minHeight: 0 });
