/** How evidence is set; the person's choice, the same for every pane. */
export interface ReadingStyle {
  /** Serif is the rule, sans a preference. */
  readonly typeface: 'serif' | 'sans';
  /** Per cent, 80 to 160; scales reading text only. */
  readonly zoom: number;
}

export const usualReadingStyle: ReadingStyle = { typeface: 'serif', zoom: 100 };

/**
 * How many columns of text stand side by side: chooses the size of type and the measure
 * (15/24 alone, 14.5/23 for two, 13.5/21 from three on).
 */
export type ReadingColumns = 1 | 2 | 3;
