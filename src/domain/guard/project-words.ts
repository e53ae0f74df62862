import type { Detector, GuardFinding } from './finding.ts';

/** Client and code names that a project keeps secret: whole words, in any case. */
export function projectWords(words: readonly string[]): Detector {
  const wanted = words.map((word) => word.trim()).filter(Boolean);
  if (wanted.length === 0) return () => [];
  // Longest first, so that "Project Anvil" wins over "Anvil".
  const choices = wanted.toSorted((a, b) => b.length - a.length).map(escapeForPattern);
  const pattern = new RegExp(`(?<![\\p{L}\\d])(?:${choices.join('|')})(?![\\p{L}\\d])`, 'giu');
  return (text) =>
    [...text.matchAll(pattern)].map((match): GuardFinding => ({
      kind: 'project-word',
      start: match.index,
      end: match.index + match[0].length,
      quote: match[0],
      why: 'The project lists this name as confidential.',
      redaction: '[name removed]',
    }));
}

function escapeForPattern(word: string): string {
  return word
    .split(/\s+/u)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
}
