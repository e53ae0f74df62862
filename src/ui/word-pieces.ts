import { diffArrays } from 'diff';

export interface WordPiece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/**
 * Tokens: a number as a whole with its sign, currency, separators and unit (`€22.5m`,
 * `1 204`, `(148.0)`, `9.15x`), a word, a run of spaces, or one other character. Han,
 * kana and hangul are one token each, since there words are not spaced.
 */
const token =
  /[([]?[-\u2212+]?[€$£¥]?\d+(?:[.,'\u202f\u00a0]\d+)*(?:[a-zA-Z%]+|\u202f%)?[)\]]?|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|[\p{L}\p{M}\p{N}_]+(?:['\u2019-][\p{L}\p{M}\p{N}_]+)*|\s+|./gsu;

/** Milliseconds; two long texts with little in common are then shown one after the other. */
const patience = 1500;

/** Concatenated `same`+`removed` gives `before`, `same`+`added` gives `after`. */
export function diffWordPieces(before: string, after: string): readonly WordPiece[] {
  const pieces: WordPiece[] = [];
  const changes = diffArrays(wordTokens(before), wordTokens(after), { timeout: patience });
  if (!changes) return [piece('removed', before), piece('added', after)];
  for (const change of changes) {
    const kind = change.added ? 'added' : change.removed ? 'removed' : 'same';
    pieces.push({ kind, text: change.value.join('') });
  }
  return bridgeSpaces(pieces);
}

const piece = (kind: WordPiece['kind'], text: string): WordPiece => ({ kind, text });

export function wordTokens(text: string): string[] {
  return text.match(token) ?? [];
}

/**
 * Two changes with nothing but a space between them read as one: the space joins both
 * sides, so that "old words" becomes "new words" and not "old", "new", "words", "words".
 */
function bridgeSpaces(pieces: readonly WordPiece[]): readonly WordPiece[] {
  const out: WordPiece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed) out.push({ kind: 'removed', text: removed });
    if (added) out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  pieces.forEach((piece, index) => {
    const next = pieces[index + 1];
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if ((removed || added) && next && /^[ \t]+$/.test(piece.text) && removed && added) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      out.push(piece);
    }
  });
  flush();
  return out;
}
