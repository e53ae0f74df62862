import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Highlighter, Maximize2, Minimize2, PenLine } from 'lucide-react';
import { Suspense, useId, useState, type ReactNode } from 'react';

import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

import { patientLazy } from '#ui/patient-lazy.ts';
import type { ResponsePaneProps } from './response-pane-props.ts';

// Behind a click, like every menu: the first paint does not wait for the code of popovers.
const HighlightsMenu = patientLazy(async () => ({
  default: (await import('./highlights-menu.tsx')).HighlightsMenu,
}));

interface PaneHeadProps extends Pick<
  ResponsePaneProps,
  | 'letter'
  | 'current'
  | 'headStart'
  | 'rewriting'
  | 'maximised'
  | 'onRewrite'
  | 'onMaximise'
  | 'highlights'
> {
  readonly extent: string;
  readonly outlineMenu: ReactNode;
  readonly highlightText: (highlight: DrawnHighlight) => string;
  /** Uses the selection, if there is one; otherwise answers false and the list opens. */
  onHighlight(): boolean;
  onGoTo(highlight: DrawnHighlight): void;
}

/** Badge, name, length; at the right what can be done. Nothing about the model, ever. */
export function PaneHead(props: PaneHeadProps) {
  const { letter, current, extent, headStart, highlights, highlightText } = props;
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <Head data-current={(current && !headStart) || undefined}>
      {headStart ?? (
        <>
          <LetterBadge letter={letter} current={current} />
          <h2>Response {letter}</h2>
          <small>{extent}</small>
        </>
      )}
      <span data-gap="" />
      {props.outlineMenu}
      {props.onRewrite && (
        <Button
          variant="text"
          size="small"
          aria-label={`Rewrite response ${letter}`}
          aria-pressed={props.rewriting ?? false}
          aria-keyshortcuts={current ? 'R' : undefined}
          onClick={props.onRewrite}
          startIcon={<Icon of={PenLine} size={14} />}
        >
          Rewrite
          {current && !props.rewriting && <KeyHint keys="R" />}
        </Button>
      )}
      <span id={id}>
        <ToolbarButton
          icon={Highlighter}
          name={`Highlights in response ${letter}`}
          expanded={anchor !== null}
          onClick={() => {
            if (!props.onHighlight()) setAnchor(document.getElementById(id));
          }}
        />
      </span>
      {props.onMaximise && (
        <ToolbarButton
          icon={props.maximised ? Minimize2 : Maximize2}
          name={props.maximised ? `Restore response ${letter}` : `Maximise response ${letter}`}
          pressed={props.maximised ?? false}
          onClick={props.onMaximise}
        />
      )}
      {anchor && (
        <Suspense fallback={null}>
          <HighlightsMenu
            anchor={anchor}
            highlights={highlights}
            highlightText={highlightText}
            onGoTo={props.onGoTo}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </Head>
  );
}

const Head = styled('header')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  height: 36,
  whiteSpace: 'nowrap',
  padding: '0 8px 0 16px',
  borderTop: '2px solid transparent',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.paper,
  containerType: 'inline-size',
  '&[data-current]': { borderTopColor: theme.vars.palette.primary.main },
  '& h2': { ...theme.typography.subtitle2, margin: 0, whiteSpace: 'nowrap' },
  '& small': {
    ...theme.typography.meta,
    color: theme.vars.palette.text.disabled,
    whiteSpace: 'nowrap',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  '& [data-gap]': { flex: '1 1 0' },
  '& [aria-pressed="true"].MuiButton-root': {
    color: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.primary.tint,
  },
  '& .MuiButton-root': { flex: 'none', gap: 6, '& .MuiButton-startIcon': { margin: 0 } },
  // Three panes leave no room for the length; it is in the spine and the matrix.
  '@container (max-width: 330px)': { '& small': { display: 'none' } },
}));
