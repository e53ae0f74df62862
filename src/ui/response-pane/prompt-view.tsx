import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import {
  FileText,
  PanelBottomClose,
  PanelLeft,
  PanelTop,
  PanelTopOpen,
  Paperclip,
} from 'lucide-react';
import { useMemo } from 'react';

import { messageText } from '#domain/task/message-text.ts';
import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

import { answerText } from './response-extent.ts';
import { PromptText } from './prompt-text.tsx';
import type { PromptViewProps } from './prompt-view-props.ts';

/** Two columns are read well up to here; a longer prompt is one column that scrolls. */
const longestInColumns = 1_600;
const noHighlights: readonly DrawnHighlight[] = [];

/** Region `Prompt`. */
export function PromptView(props: PromptViewProps) {
  const { messages, documents, folded, docked, style, highlights = noHighlights } = props;
  const text = useMemo(() => answerText(messages), [messages]);
  const language = props.language ?? textLanguage(text);
  const asked = messages.findLast((message) => message.role === 'user') ?? messages.at(-1);
  const turns = messages.filter((message) => message.role === 'user').length;
  if (folded) {
    return (
      <Region aria-label="Prompt" data-folded="">
        <header>
          <h2>Prompt</h2>
          <p lang={language}>{asked ? plainLine(messageText(asked)) : ''}</p>
          {documents.length > 0 && (
            <small title={documents.map((each) => each.name).join(', ')}>
              <Icon
                of={Paperclip}
                size={14}
                aria-label="Attachments"
                role="img"
                aria-hidden={false}
              />{' '}
              {documents.length}
            </small>
          )}
          {props.onFold && (
            <ToolbarButton
              icon={PanelTopOpen}
              name="Unfold prompt"
              expanded={false}
              onClick={() => props.onFold?.(false)}
            />
          )}
        </header>
      </Region>
    );
  }
  const columns = !docked && props.columns === 2 && text.length <= longestInColumns ? 2 : 1;
  return (
    <Region aria-label="Prompt" data-docked={docked || undefined}>
      <header>
        <h2>Prompt</h2>
        <small>{formatCount(Math.max(1, turns), 'turn')}</small>
        <Attachments>
          {documents.map(({ id, name }) => (
            <Button
              key={id}
              variant="text"
              size="small"
              title={name}
              startIcon={<Icon of={FileText} size={14} />}
              onClick={() => props.onDocument?.(id)}
            >
              <span>{name}</span>
            </Button>
          ))}
        </Attachments>
        {props.instructionsLabel && (
          <Button variant="text" size="small" onClick={props.onInstructions}>
            {props.instructionsLabel}
          </Button>
        )}
        {props.onDock && (
          <ToolbarButton
            icon={docked ? PanelTop : PanelLeft}
            name={docked ? 'Put the prompt over the responses' : 'Dock the prompt at the left'}
            onClick={() => props.onDock?.(!docked)}
          />
        )}
        {props.onFold && !docked && (
          <ToolbarButton
            icon={PanelBottomClose}
            name="Fold prompt"
            expanded
            onClick={() => props.onFold?.(true)}
          />
        )}
      </header>
      <Body tabIndex={0} role="group" aria-label="Text of the prompt" data-columns={columns}>
        <PromptText messages={messages} language={language} style={style} highlights={highlights} />
      </Body>
    </Region>
  );
}

/** The beginning of Markdown as one plain line. */
function plainLine(source: string): string {
  return source
    .slice(0, 400)
    .replaceAll(/[*_`#>|]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const Region = styled('section')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  minWidth: 0,
  minHeight: 0,
  height: '100%',
  backgroundColor: theme.vars.palette.surface.side,
  '& > header': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    flex: 'none',
    boxSizing: 'border-box',
    height: 34,
    padding: '0 8px 0 16px',
  },
  '& > header h2': { ...theme.typography.subtitle2, margin: 0, flex: 'none' },
  '& > header small': {
    ...theme.typography.meta,
    display: 'inline-flex',
    alignItems: 'center',
    gap: 3,
    flex: 'none',
    color: theme.vars.palette.text.disabled,
  },
  '& > header p': {
    ...theme.typography.prompt,
    flex: '1 1 0',
    minWidth: 0,
    margin: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.vars.palette.text.secondary,
  },
  '& h3': {
    ...theme.typography.columnHead,
    margin: '8px 0 2px',
    color: theme.vars.palette.text.disabled,
    '&:first-of-type': { marginTop: 0 },
  },
}));

const Attachments = styled('div')(({ theme }) => ({
  display: 'flex',
  flex: '1 1 0',
  minWidth: 0,
  overflow: 'hidden',
  gap: 4,
  paddingLeft: 4,
  '&:not(:empty)': { borderLeft: `1px solid ${theme.vars.palette.line2}` },
  '& .MuiButton-root': {
    ...theme.typography.meta,
    flex: '0 1 auto',
    minWidth: 56,
    gap: 5,
    '& .MuiButton-startIcon': { margin: 0 },
    '& > span:last-of-type': { overflow: 'hidden', textOverflow: 'ellipsis' },
  },
}));

const Body = styled('div')(({ theme }) => ({
  flex: '1 1 auto',
  minHeight: 0,
  overflow: 'auto',
  padding: '2px 16px 10px',
  '&:focus-visible': { outlineOffset: -2 },
  // The prompt is set one step smaller than what answers it.
  '&& [data-typeface]': {
    fontSize: `calc(${theme.typography.prompt.fontSize} * var(--reading-zoom, 1))`,
    '--reading-line': theme.typography.prompt.lineHeight,
  },
  // Two columns that line up with the text of two panes beneath.
  '&[data-columns="2"]': { columns: 2, columnGap: 32, overflow: 'auto' },
  '& p:last-child': { marginBottom: 0 },
}));
