import type { World } from './world.ts';

export const firstDay: World = { about: 'The sample project as it comes', steps: [] };
