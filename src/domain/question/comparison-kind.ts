/** What a comparison question asks, by the number of responses; null where there is nothing to compare. */
export function comparisonKind(responses: number): 'preference' | 'ranking' | null {
  if (responses < 2) return null;
  return responses === 2 ? 'preference' : 'ranking';
}
