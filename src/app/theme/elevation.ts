import type { Shadows } from '@mui/material/styles';

const edge = '0 0 0 1px var(--mui-palette-line2)';

/**
 * 0 everything in the page; 1 buttons; 2 what floats over text; 3 palette and dialogs.
 * In dark the edge does the work. Beyond 3 there is nothing.
 */
export const elevation = [
  'none',
  '0 1px 2px rgb(0 0 0 / 6%)',
  `0 4px 12px rgb(0 0 0 / 10%), ${edge}`,
  `0 18px 48px rgb(0 0 0 / 20%), ${edge}`,
  ...Array.from({ length: 21 }, () => 'none'),
] as Shadows;
