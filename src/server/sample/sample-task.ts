import type { Message } from '#domain/task/message.ts';

/** One criterion as the sample tasks write it: short title, full text, points and why. */
export type SampleCriterion = {
  title: string;
  text: string;
  points: number;
  category: string;
  rationale?: string;
  required?: boolean;
};

/** One task of the sample project. `model` is an invented name: the texts are written by us. */
export type SampleTask = {
  externalId: string;
  title: string;
  skills: string[];
  prompt: string;
  documents?: { name: string; text: string }[];
  responses: { model: string; text?: string; messages?: Message[] }[];
  criteria: SampleCriterion[];
  /** What the author holds to be right; experts never see it. */
  gold: string;
};
