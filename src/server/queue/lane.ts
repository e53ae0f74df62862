/** Slots of one project that are served in one order: one priority and one set of skills. */
export type Lane = {
  priority: number;
  /** The key of the skills that its tasks ask for; '' = anybody's. */
  skills: string;
};
