/**
 * Slots that are made for gold have numbers above this one; ordinary ones are the overlap, which
 * is at most 20. A gold slot is made for one expert and is never offered to another.
 */
export const LAST_ORDINARY_SLOT = 1000;
