/**
 * Milliseconds. Verdicts, scores, sync, tabs and themes do not move at all.
 * `shortest` hover tints; `shorter`/`short` menus, tooltips; `standard` dialogs;
 * `complex` folding of panes.
 */
export const duration = {
  shortest: 80,
  shorter: 120,
  short: 120,
  standard: 140,
  complex: 160,
  enteringScreen: 140,
  leavingScreen: 120,
};
