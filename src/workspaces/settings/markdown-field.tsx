import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { addedLines } from './line-changes.ts';

interface MarkdownFieldProps {
  readonly name: string;
  readonly value: string;
  /** Lines that this text does not have are tinted. */
  readonly published: string;
  readonly onChange: (value: string) => void;
}

/**
 * A text area with numbered lines. Behind it lies the same text, set the same way, that carries
 * numbers and tints: so wrapping, undo, spelling and input methods stay the browser's.
 */
export function MarkdownField({ name, value, published, onChange }: MarkdownFieldProps) {
  const added = useMemo(() => addedLines(published, value), [published, value]);
  return (
    <Frame>
      <div data-behind="" aria-hidden>
        {value.split('\n').map((line, index) => (
          <div key={index} data-added={added.has(index + 1) || undefined}>
            <span>{index + 1}</span>
            {/* An empty line needs something to be as high as the others. */}
            {line === '' ? '\u200b' : line}
          </div>
        ))}
      </div>
      <textarea
        aria-label={name}
        spellCheck
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

const Frame = styled('div')(({ theme }) => {
  const text = {
    ...theme.typography.editor,
    boxSizing: 'border-box' as const,
    margin: 0,
    padding: '0 12px 0 38px',
    whiteSpace: 'pre-wrap' as const,
    overflowWrap: 'break-word' as const,
    tabSize: 2,
  };
  return {
    position: 'relative',
    display: 'grid',
    maxHeight: 420,
    padding: '4px 0',
    overflow: 'auto',
    border: `1px solid ${theme.vars.palette.control}`,
    borderRadius: 4,
    backgroundColor: theme.vars.palette.background.paper,
    '&:focus-within': { ...theme.focusVisible },
    '& > *': { gridArea: '1 / 1', minWidth: 0 },
    '& [data-behind]': { color: 'transparent', userSelect: 'none', pointerEvents: 'none' },
    '& [data-behind] > div': {
      ...text,
      position: 'relative',
      borderLeft: '3px solid transparent',
      paddingLeft: 35,
    },
    '& [data-behind] > div[data-added]': {
      borderLeftColor: theme.vars.palette.success.main,
      backgroundColor: theme.vars.palette.success.tint,
    },
    '& [data-behind] span': {
      position: 'absolute',
      left: 0,
      width: 22,
      textAlign: 'right',
      color: theme.vars.palette.text.disabled,
      fontSize: '0.6875rem',
    },
    '& textarea': {
      ...text,
      position: 'relative',
      width: '100%',
      minHeight: '8rem',
      border: 0,
      outline: 'none',
      resize: 'none',
      overflow: 'hidden',
      color: theme.vars.palette.text.primary,
      background: 'none',
    },
  };
});
