import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';

import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { overlaps } from '#ui/viewers/markdown/text-mark.ts';
import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

import type { OutlineLine } from './outline-entries.ts';
import type { OutlineProps } from './outline-props.ts';

/** The outline as a column of 208 pixels beside the text; folded it is a strip with a button. */
export function OutlineColumn(props: OutlineProps) {
  const [folded, setFolded] = useState(false);
  const { lines, highlights, currentStart, onGo } = props;
  const toggle = (
    <ToolbarButton
      icon={folded ? PanelLeftOpen : PanelLeftClose}
      name={folded ? 'Unfold outline' : 'Fold outline'}
      expanded={!folded}
      onClick={() => setFolded(!folded)}
    />
  );
  if (folded) return <Folded>{toggle}</Folded>;
  return (
    <Column aria-label="Outline">
      <header>
        <strong>Outline</strong> {lines.length}
        {toggle}
      </header>
      <ol>
        {lines.map((line) => {
          const numbers = numbersIn(line, highlights);
          return (
            <li key={line.start}>
              <ButtonBase
                data-level={line.level}
                aria-current={line.start === currentStart ? 'location' : undefined}
                onClick={() => onGo(line)}
              >
                <span>{line.text}</span>
                {numbers.map(({ text, current }) => (
                  <b key={text} data-filled={current || undefined}>
                    {text}
                  </b>
                ))}
              </ButtonBase>
            </li>
          );
        })}
      </ol>
    </Column>
  );
}

function numbersIn(line: OutlineLine, highlights: readonly DrawnHighlight[]) {
  const numbers = new Map<string, boolean>();
  for (const highlight of highlights) {
    if (!overlaps(highlight, { start: line.start, end: line.until })) continue;
    for (const { text, current } of highlight.numbers) {
      numbers.set(text, current || (numbers.get(text) ?? false));
    }
  }
  return [...numbers].slice(0, 4).map(([text, current]) => ({ text, current }));
}

const Folded = styled('div')(({ theme }) => ({
  flex: 'none',
  width: 36,
  paddingTop: 5,
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
}));

const Column = styled('nav')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    ...theme.typography.cell,
    display: 'flex',
    flexDirection: 'column',
    flex: 'none',
    boxSizing: 'border-box',
    width: 208,
    minHeight: 0,
    borderRight: `1px solid ${palette.divider}`,
    backgroundColor: palette.surface.side,
    '& header': {
      display: 'flex',
      alignItems: 'center',
      gap: 6,
      flex: 'none',
      boxSizing: 'border-box',
      height: 36,
      padding: '0 6px 0 16px',
      color: palette.text.disabled,
      borderBottom: `1px solid ${palette.divider}`,
      '& strong': { color: palette.text.primary },
      '& > button': { marginInlineStart: 'auto' },
    },
    '& ol': { listStyle: 'none', margin: 0, padding: '4px 0', overflow: 'auto', minHeight: 0 },
    '& li > button': {
      ...theme.typography.cell,
      display: 'flex',
      justifyContent: 'flex-start',
      gap: 4,
      width: '100%',
      minHeight: 26,
      padding: '3px 10px 3px 16px',
      textAlign: 'left',
      fontWeight: 500,
      '&:hover': { backgroundColor: palette.action.hover },
      '&:focus-visible': { outlineOffset: -2 },
      '&[data-level="2"]': { paddingLeft: 28, fontWeight: 400, color: palette.text.secondary },
      '&[aria-current]': {
        fontWeight: 500,
        color: palette.text.primary,
        backgroundColor: palette.background.paper,
        boxShadow: `inset 3px 0 0 ${palette.primary.main}`,
      },
      '& > span': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' },
      '& b': {
        flex: 'none',
        minWidth: 15,
        boxSizing: 'border-box',
        padding: '0 3px',
        borderRadius: 3,
        fontSize: '0.6562rem',
        lineHeight: '13px',
        fontWeight: 600,
        textAlign: 'center',
        border: `1px solid ${palette.control}`,
        color: palette.text.secondary,
      },
      '& b[data-filled]': {
        color: palette.primary.contrastText,
        backgroundColor: palette.primary.main,
        borderColor: palette.primary.main,
      },
    },
  };
});
