import { createElement } from 'react';
import type { Components, Theme } from '@mui/material/styles';
import { ChevronDown } from 'lucide-react';

function SelectChevron(props: { className?: string }) {
  return createElement(ChevronDown, {
    ...props,
    size: 14,
    strokeWidth: 2.5,
    'aria-hidden': true,
  });
}

/** Fields: an edge that reaches 3:1, the label above (ui/field.tsx), never floating. */
export const fields: Components<Theme> = {
  MuiOutlinedInput: {
    defaultProps: { notched: false, label: '' },
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.body2,
        minHeight: 28,
        backgroundColor: theme.vars.palette.background.paper,
        '& .MuiOutlinedInput-notchedOutline': {
          top: 0,
          borderColor: theme.vars.palette.control,
          '& legend': { display: 'none' },
        },
        '&:hover .MuiOutlinedInput-notchedOutline': {
          borderColor: theme.vars.palette.text.disabled,
        },
        '&.Mui-focused': { ...theme.focusVisible },
        '&.Mui-focused .MuiOutlinedInput-notchedOutline': {
          borderWidth: 1,
          borderColor: theme.vars.palette.control,
        },
        '&.Mui-error .MuiOutlinedInput-notchedOutline': {
          borderColor: theme.vars.palette.error.main,
        },
        '&.MuiInputBase-adornedStart': { paddingLeft: 8 },
        '&.MuiInputBase-adornedEnd': { paddingRight: 4 },
        variants: [{ props: { multiline: true }, style: { padding: 0, alignItems: 'stretch' } }],
      }),
      input: ({ theme }) => ({
        height: 'auto',
        padding: '3px 8px',
        // The ring is drawn around the whole field.
        '&:focus-visible': { outline: 'none' },
        '&&::placeholder': { color: theme.vars.palette.text.disabled, opacity: 1 },
      }),
    },
    variants: [
      { props: { size: 'medium' }, style: { '& .MuiOutlinedInput-input': { padding: '5px 9px' } } },
    ],
  },
  MuiSelect: {
    defaultProps: { IconComponent: SelectChevron },
    styleOverrides: {
      select: { minHeight: 0, display: 'flex', alignItems: 'center' },
      icon: ({ theme }) => ({
        top: 'calc(50% - 7px)',
        right: 9,
        color: theme.vars.palette.text.secondary,
      }),
    },
  },
  MuiFormControl: { defaultProps: { margin: 'none', size: 'small' } },
  MuiFormHelperText: {
    styleOverrides: { root: ({ theme }) => ({ ...theme.typography.meta, margin: '2px 0 0' }) },
  },
  MuiFormControlLabel: {
    styleOverrides: {
      root: { marginLeft: 0, gap: 6 },
      label: ({ theme }) => ({ ...theme.typography.body2 }),
    },
  },
  MuiCheckbox: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({ padding: 4, color: theme.vars.palette.control }),
    },
  },
  MuiRadio: {
    defaultProps: { size: 'small' },
    styleOverrides: {
      root: ({ theme }) => ({ padding: 4, color: theme.vars.palette.control }),
    },
  },
};
