/** "response 2", "responses 1, 3": by their places in the import, counted from 0. */
export function responsePlaces(positions: readonly number[]): string {
  const places = positions.map((position) => position + 1).join(', ');
  return positions.length > 1 ? `responses ${places}` : `response ${places}`;
}
