/** A label cut where the typed text occurs, so that it can be set bold there. */
export function matchedText(
  label: string,
  search: string,
): { readonly before: string; readonly match: string; readonly after: string } {
  const wanted = search.trim().toLowerCase();
  const at = wanted === '' ? -1 : label.toLowerCase().indexOf(wanted);
  if (at === -1) return { before: label, match: '', after: '' };
  const end = at + wanted.length;
  return { before: label.slice(0, at), match: label.slice(at, end), after: label.slice(end) };
}

/**
 * Rank of a command for what is typed: 1 starts with it, 0.8 a word starts with it, 0.6
 * contains it, 0.4 a keyword does, 0 not found. Every typed word must be found.
 */
export function commandRank(label: string, search: string, keywords: readonly string[]): number {
  const words = search.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const ranks = words.map((word) => wordRank(label.toLowerCase(), word, keywords));
  return ranks.length === 0 ? 1 : Math.min(...ranks);
}

function wordRank(label: string, word: string, keywords: readonly string[]): number {
  if (label.startsWith(word)) return 1;
  if (label.split(/[^\p{L}\p{N}]+/u).some((part) => part.startsWith(word))) return 0.8;
  if (label.includes(word)) return 0.6;
  return keywords.some((keyword) => keyword.toLowerCase().includes(word)) ? 0.4 : 0;
}
