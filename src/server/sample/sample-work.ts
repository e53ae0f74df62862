/** What a colleague said of one sample task: criteria and responses in the order of the task. */
export type SampleWork = {
  externalId: string;
  /** One row for each criterion, one letter for each response: Met, Not met. */
  verdicts: readonly string[];
  /** Reasons, where one was written: row and column from 0. */
  reasons: readonly { row: number; column: number; text: string }[];
  /** Responses from best to worst. */
  ranking: readonly number[];
  justification: string;
};

/**
 * In the order in which the sample expert's colleague meets the tasks. The first has two verdicts
 * that a careful reviewer would not leave: a pension deficit before tax that counts as after tax,
 * and lease bases that are mixed with an explanation. The second is sound.
 */
export const sampleWork: readonly SampleWork[] = [
  {
    externalId: 'fin-0001',
    verdicts: ['MMN', 'MMN', 'MMM', 'MNN', 'MMN', 'NMN', 'NMN', 'NNM', 'MNM'],
    reasons: [
      { row: 4, column: 1, text: 'Deducts the pension deficit.' },
      { row: 7, column: 1, text: 'Explains why leases are operating; no mismatch stated.' },
      { row: 8, column: 0, text: 'One figure, and the buyer is to be shown it.' },
    ],
    ranking: [1, 0, 2],
    justification:
      'The one with a range gives the client a position to negotiate from and a price to walk away at. The one at €551.7m computes soundly but stops at one figure; the one at €681m leaves out what a buyer would deduct first.',
  },
  {
    externalId: 'fin-0002',
    verdicts: ['MNN', 'MNN', 'MMN', 'MMM', 'MNN', 'MMN', 'MMN', 'MNN', 'NNM', 'NNM'],
    reasons: [
      { row: 0, column: 1, text: 'Takes reported EBITDA and reported net debt.' },
      { row: 8, column: 2, text: '“Default is certain”, on a forecast.' },
    ],
    ranking: [0, 1, 2],
    justification:
      'Only the answer at 3.76x reads the definition before it computes, and it says what the compliance rests on. The one at 3.78x reaches the right advice on the wrong ratio; the one at 3.98x would call a default that has not happened.',
  },
];
