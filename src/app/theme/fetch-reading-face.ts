/**
 * Asks for the face of evidence before any text stands in it: otherwise the browser fetches it
 * once the first task is painted, and what is read moves by the lines that wrap otherwise. It is
 * one file for all weights.
 */
export function fetchReadingFace(): void {
  // Without it the fallback of the same measures stands.
  void document.fonts?.load('16px "Source Serif 4 Variable"').catch(() => []);
}
