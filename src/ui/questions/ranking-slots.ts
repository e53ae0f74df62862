/** Slots from best to worst; several ids in one slot are tied. */
export type Slots = readonly (readonly string[])[];

/**
 * Puts a response into place `place` (1 is best) of `total`. An occupied place makes a tie. While
 * some are not ranked yet, places before it stay open for them; once all are, empty ones close up.
 */
export function placeInRanking(slots: Slots, id: string, place: number, total: number): string[][] {
  const at = Math.min(Math.max(0, place - 1), total - 1);
  const without = slots.map((slot) => slot.filter((each) => each !== id));
  while (without.length < at) without.push([]);
  const target = without[at];
  if (target) target.push(id);
  else without.push([id]);
  return without.flat().length < total ? withoutTail(without) : closed(without);
}

/** Places in their order, without those that nobody took. */
function closed(slots: string[][]): string[][] {
  return slots.filter((slot) => slot.length > 0);
}

function withoutTail(slots: string[][]): string[][] {
  return slots.slice(0, slots.findLastIndex((slot) => slot.length > 0) + 1);
}

/** Puts a response into a place of its own before `place`; those after it move down. */
export function insertInRanking(slots: Slots, id: string, place: number): string[][] {
  const before = slots.slice(0, place - 1).map((slot) => slot.filter((each) => each !== id));
  const after = slots.slice(place - 1).map((slot) => slot.filter((each) => each !== id));
  return [...before, [id], ...after].filter((slot) => slot.length > 0);
}

export function removeFromRanking(slots: Slots, id: string): string[][] {
  return withoutTail(slots.map((slot) => slot.filter((each) => each !== id)));
}

/** `A and D, then B, then C`; the order read aloud. */
export function rankingText(slots: Slots, letterOf: (id: string) => string): string {
  return slots
    .filter((slot) => slot.length > 0)
    .map((slot) => slot.map(letterOf).sort().join(' and '))
    .join(', then ');
}
