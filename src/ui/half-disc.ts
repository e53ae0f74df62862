import { createLucideIcon } from 'lucide-react';

/** Partly met: a ring of which the left half is full. */
export const HalfDisc = createLucideIcon('half-disc', [
  ['circle', { cx: '12', cy: '12', r: '9', key: 'ring' }],
  ['path', { d: 'M12 3a9 9 0 0 0 0 18Z', fill: 'currentColor', key: 'half' }],
]);
