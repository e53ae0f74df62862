import type { Components, Theme } from '@mui/material/styles';
// Types only: neither library is loaded with the theme.
import type {} from '@mui/x-charts/themeAugmentation';
import type {} from '@mui/x-data-grid/themeAugmentation';

/** The grid looks like ui/data-table.tsx; axes stand back behind what is plotted. */
export const gridsAndPlots: Components<Theme> = {
  MuiDataGrid: {
    defaultProps: {
      rowHeight: 30,
      columnHeaderHeight: 28,
      disableColumnMenu: true,
      showColumnVerticalBorder: false,
      showCellVerticalBorder: false,
    },
    styleOverrides: {
      root: ({ theme }) => ({
        ...theme.typography.cell,
        border: 0,
        borderRadius: 0,
        '& .MuiDataGrid-columnHeader': {
          ...theme.typography.columnHead,
          color: theme.vars.palette.text.disabled,
        },
        '& .MuiDataGrid-columnSeparator': { display: 'none' },
        '& .MuiDataGrid-cell--textRight': { fontVariantNumeric: 'tabular-nums' },
        '& .MuiDataGrid-cell:focus, & .MuiDataGrid-columnHeader:focus': { outlineOffset: -2 },
        '& .MuiDataGrid-row:hover': { backgroundColor: theme.vars.palette.action.hover },
        '& .MuiDataGrid-row.Mui-selected, & .MuiDataGrid-row.Mui-selected:hover': {
          backgroundColor: theme.vars.palette.primary.tint,
          boxShadow: `inset 3px 0 0 ${theme.vars.palette.primary.main}`,
        },
      }),
    },
  },
  MuiChartsAxis: {
    styleOverrides: {
      root: ({ theme }) => ({
        '& .MuiChartsAxis-line, & .MuiChartsAxis-tick': { stroke: theme.vars.palette.control },
        '& .MuiChartsAxis-tickLabel, & .MuiChartsAxis-label': {
          ...theme.typography.axis,
          fill: theme.vars.palette.text.disabled,
        },
      }),
    },
  },
  MuiChartsGrid: {
    styleOverrides: {
      root: ({ theme }) => ({ '& .MuiChartsGrid-line': { stroke: theme.vars.palette.divider } }),
    },
  },
};
