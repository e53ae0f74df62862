import '@testing-library/jest-dom/vitest';
import { cleanup, configure, render, type RenderResult } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';

import { ThemeRoot } from '#app/theme/theme-root.tsx';

afterEach(cleanup);
// Lazy parts are compiled while a test waits for them, on a busy machine for seconds.
configure({ asyncUtilTimeout: 15_000 });

// jsdom lays nothing out, so it has nothing to observe either.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

/** Renders under the product's theme; what was rendered is removed after each test. */
export function renderInTheme(ui: ReactNode): RenderResult {
  return render(ui, { wrapper: ThemeRoot });
}
