import { styled } from '@mui/material/styles';
import type { ComponentProps } from 'react';

interface TextBoxProps extends ComponentProps<'textarea'> {
  readonly minRows?: number;
  readonly maxRows?: number;
}

/** A field of several lines that grows with its text; the browser measures, no script does. */
export function TextBox({ minRows = 1, maxRows, style, ...props }: TextBoxProps) {
  return (
    <Box
      rows={minRows}
      {...props}
      style={{ minHeight: heightOf(minRows), maxHeight: maxRows && heightOf(maxRows), ...style }}
    />
  );
}

const padding = 5;

/** Lines, the padding over and under them, and the border. */
const heightOf = (rows: number) => `calc(${rows} * 1lh + ${2 * padding + 2}px)`;

const Box = styled('textarea')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'block',
  boxSizing: 'border-box',
  width: '100%',
  margin: 0,
  padding: `${padding}px 8px`,
  borderRadius: 4,
  border: `1px solid ${theme.vars.palette.control}`,
  resize: 'none',
  fieldSizing: 'content',
  color: theme.vars.palette.text.primary,
  backgroundColor: theme.vars.palette.background.paper,
  '&::placeholder': { opacity: 1, color: theme.vars.palette.text.disabled },
}));
