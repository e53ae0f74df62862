import type { ImportOptions } from '#contract/data/import-job.ts';
import { framerOf } from '#domain/formats/framing/framing.ts';
import type { FramedRow } from '#domain/formats/framing/source-row.ts';
import type { Reader } from '#domain/formats/readers/fragment.ts';
import { readerOf } from '#domain/formats/readers/readers.ts';
import { HEAD_CHARACTERS, sniffFormat } from '#domain/formats/sniff-format.ts';
import { textPieces, type ImportSource } from './import-source.ts';

export type RowsPiece = { rows: FramedRow[]; bytes: number };

/** A file that cannot be read at all, said in the words of a refusal. */
export class UnreadableFile extends Error {}

/**
 * How a file of rows is read: its head decides, unless the options name a format. A mapping
 * given by hand goes before what was recognised.
 */
export async function readerOfSource(
  source: ImportSource,
  options: ImportOptions,
): Promise<{ reader: Reader; rows: () => AsyncGenerator<RowsPiece> }> {
  const sniffed = sniffFormat(await headOf(source));
  const mapped = Object.keys(options.map).length > 0;
  const named = options.format === 'auto' ? null : options.format;
  const format = named ?? (mapped ? 'map' : sniffed.format);
  const map = mapped || format !== 'map' ? options.map : sniffed.map;
  const reader = readerOf(format, map);
  if (reader === null) throw new UnreadableFile(`“${format}” is not a format that is known here`);
  if (format === 'map' && map.prompt === undefined && map.response === undefined) {
    throw new UnreadableFile(
      'Not recognised: say which field is the prompt and which the response',
    );
  }
  return {
    reader,
    async *rows() {
      const framer = framerOf(sniffed.framing);
      let read = 0;
      for await (const { text, bytes } of textPieces(source)) {
        read = bytes;
        yield { rows: framer.push(text), bytes };
      }
      yield { rows: framer.end(), bytes: read };
    },
  };
}

async function headOf(source: ImportSource): Promise<string> {
  let head = '';
  for await (const { text } of textPieces(source)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS);
}
