import { enhanceHighContrast } from '@mui/material/styles';
import { touchstoneTheme } from './touchstone-theme.ts';

/** The theme with what every component needs under a system's own colours. */
export const highContrastTheme = enhanceHighContrast(touchstoneTheme);
