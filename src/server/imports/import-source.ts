/** One file of an import, wherever its bytes are; it may be read more than once. */
export type ImportSource = {
  name: string;
  size: number;
  use: 'rows' | 'rubric';
  open(): Promise<ReadableStream<Uint8Array>>;
};

/** The whole text of a small file. Throws where it is larger than `limit` bytes. */
export async function textOf(source: ImportSource, limit: number): Promise<string> {
  let text = '';
  for await (const piece of textPieces(source)) {
    text += piece.text;
    if (piece.bytes > limit) throw new Error(`${source.name} is larger than ${limit} bytes`);
  }
  return text;
}

/** A file's text in pieces, each with the number of bytes read so far. */
export async function* textPieces(
  source: ImportSource,
): AsyncGenerator<{ text: string; bytes: number }> {
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const piece of await source.open()) {
    bytes += piece.byteLength;
    yield { text: decoder.decode(piece, { stream: true }), bytes };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, bytes };
}
