import { expect, test } from 'vitest';

import { darkColours, lightColours, type ColourTokens } from './colour-tokens.ts';

const schemes = [
  ['light', lightColours],
  ['dark', darkColours],
] as const;

/** WCAG 2.2, relative luminance and contrast ratio; `#rrggbb` in. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Every surface that text may stand on. */
function surfaces(colours: ColourTokens): Record<string, string> {
  return {
    canvas: colours.canvas,
    side: colours.side,
    pane: colours.pane,
    sunken: colours.sunken,
    raised: colours.raised,
    hover: colours.hover,
    'accent tint': colours.accent.tint,
    evidence: colours.evidence,
    'good tint': colours.good.tint,
    'bad tint': colours.bad.tint,
    'warn tint': colours.warn.tint,
  };
}

function foregrounds(colours: ColourTokens): Record<string, string> {
  return {
    ink: colours.ink,
    ink2: colours.ink2,
    ink3: colours.ink3,
    accent: colours.accent.main,
    'accent pointed at': colours.accent.hover,
    good: colours.good.main,
    bad: colours.bad.main,
    warn: colours.warn.main,
  };
}

/** The design's own figures: contrast on the pane, and on the worst surface. */
const stated = {
  light: {
    ink: [17.6, 14.4],
    ink2: [9.8, 8.0],
    ink3: [6.1, 5.0],
    accent: [7.6, 6.3],
    good: [6.3, 5.2],
    bad: [6.7, 5.5],
    warn: [6.7, 5.5],
  },
  dark: {
    ink: [14.7, 11.6],
    ink2: [9.3, 7.4],
    ink3: [5.8, 4.6],
    accent: [7.6, 6.0],
    good: [8.3, 6.5],
    bad: [8.0, 6.3],
    warn: [9.1, 7.2],
  },
} as const;

for (const [name, colours] of schemes) {
  for (const [text, colour] of Object.entries(foregrounds(colours))) {
    for (const [surface, background] of Object.entries(surfaces(colours))) {
      test(`${name}: ${text} on ${surface} reaches 4.5`, () => {
        expect(contrast(colour, background)).toBeGreaterThanOrEqual(4.5);
      });
    }
  }

  for (const [text, [onPane, worst]] of Object.entries(stated[name])) {
    test(`${name}: ${text} has the contrast that the design states`, () => {
      const colour = foregrounds(colours)[text] ?? '';
      const all = Object.values(surfaces(colours)).map((on) => contrast(colour, on));
      expect(Math.abs(contrast(colour, colours.pane) - onPane)).toBeLessThanOrEqual(0.06);
      expect(Math.abs(Math.min(...all) - worst)).toBeLessThanOrEqual(0.06);
    });
  }

  test(`${name}: the edge of a control reaches 3 on every surface but evidence text`, () => {
    for (const [surface, background] of Object.entries(surfaces(colours))) {
      // 2.99 on dark evidence, which the design rounds to 3.0.
      const least = surface === 'evidence' ? 2.98 : 3;
      expect(contrast(colours.control, background), surface).toBeGreaterThanOrEqual(least);
    }
  });

  for (const signal of ['accent', 'good', 'bad', 'warn'] as const) {
    test(`${name}: text on solid ${signal} reaches 4.5, pointed at too`, () => {
      const { main, hover, on } = colours[signal];
      expect(contrast(on, main)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(on, hover)).toBeGreaterThanOrEqual(4.5);
    });
  }

  test(`${name}: text on inverse reaches 4.5`, () => {
    expect(contrast(colours.inverse.on, colours.inverse.main)).toBeGreaterThanOrEqual(4.5);
  });
}
