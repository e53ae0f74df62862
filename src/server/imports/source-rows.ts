import type { ImportOptions } from '#contract/data/import-job.ts';
import { framerOf } from '#domain/formats/framing/framing.ts';
import { isRefused, type FramedRow } from '#domain/formats/framing/source-row.ts';
import type { FieldMap } from '#domain/formats/readers/field-map.ts';
import type { Reader } from '#domain/formats/readers/fragment.ts';
import { readerOf } from '#domain/formats/readers/readers.ts';
import { HEAD_CHARACTERS, sniffFormat, type Sniffed } from '#domain/formats/sniff-format.ts';
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
  const head = await headOf(source);
  const sniffed = sniffFormat(head);
  const mapped = Object.keys(options.map).length > 0;
  const named = options.format === 'auto' ? null : options.format;
  const format = named ?? (mapped ? 'map' : sniffed.format);
  const map = mapped || format !== 'map' ? options.map : sniffed.map;
  const reader = readerOf(format, map);
  if (reader === null) throw new UnreadableFile(`“${format}” is not a format that is known here`);
  if (format === 'map' && map.prompt === undefined && map.response === undefined) {
    throw new UnreadableFile(unrecognised(head, sniffed));
  }
  const missing = format === 'map' && mapped ? missingField(head, sniffed, map) : undefined;
  if (missing !== undefined) {
    throw new UnreadableFile(`No row has a field “${missing}”. ${fieldsIn(sniffed)}`);
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

/** What stands in the way of reading a file that nothing was recognised in. */
function unrecognised(head: string, sniffed: Sniffed): string {
  if (sniffed.fields.length === 0) {
    const framer = framerOf(sniffed.framing);
    const fault = [...framer.push(head), ...framer.end()].find(isRefused);
    const why = fault === undefined ? '' : `. Line ${fault.line}: ${fault.refusal.reason}`;
    return `No row can be read: this is no JSON Lines, JSON or CSV of named fields${why}`;
  }
  return `Not recognised: say which field is the prompt and which the response. ${fieldsIn(sniffed)}`;
}

/** A mapped field that a whole file lacks; rows of one task may each bring another part of it. */
function missingField(head: string, { fields }: Sniffed, map: FieldMap): string | undefined {
  if (head.length >= HEAD_CHARACTERS || fields.length === 0) return undefined;
  const needed = map.group === undefined ? [map.prompt, map.response] : [map.group];
  return needed.find((path) => {
    if (path === undefined || path.startsWith('$')) return false;
    const names = new Set(fields.map(({ name }) => name));
    return !names.has(path) && !names.has(path.split(/[.[]/)[0] ?? '');
  });
}

const FIELDS_SHOWN = 20;

function fieldsIn({ fields }: Sniffed): string {
  const names = fields.slice(0, FIELDS_SHOWN).map(({ name }) => name);
  const more = fields.length - names.length;
  return `Its fields: ${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`;
}

async function headOf(source: ImportSource): Promise<string> {
  let head = '';
  for await (const { text } of textPieces(source)) {
    head += text;
    if (head.length >= HEAD_CHARACTERS) break;
  }
  return head.slice(0, HEAD_CHARACTERS);
}
