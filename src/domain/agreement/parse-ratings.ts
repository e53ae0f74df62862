import { fail, type Result } from '#domain/result.ts';
import { csvRecords, placeAt } from './csv-records.ts';
import { MOST_ERRORS, ratingsBuilder, type Ratings, type RatingsError } from './ratings.ts';

const COLUMNS = ['unit', 'rater', 'value'] as const;

/**
 * Ratings from a CSV text whose header names the columns `unit`, `rater` and `value`, in any
 * order (further columns are ignored). Space around a field is dropped; an empty value is a
 * missing rating. `categories` is the declared scale in order. Errors carry line and column.
 */
export function parseRatings(
  csvText: string,
  { categories }: { categories?: readonly string[] | undefined } = {},
): Result<Ratings, RatingsError[]> {
  const errors: RatingsError[] = [];
  const complain = (kind: RatingsError['kind'], offset: number, message: string) =>
    errors.push({ kind, ...placeAt(csvText, offset), message });
  const builder = ratingsBuilder(categories?.map((category) => category.trim()));
  let columns: { unit: number; rater: number; value: number } | undefined;
  let width = 0;

  for (const { fields, starts } of csvRecords(csvText)) {
    const [start = 0] = starts;
    if (errors.length >= MOST_ERRORS) break;
    if (fields === undefined) {
      complain('row', start, 'A quote opens here and never closes.');
      break;
    }
    if (columns === undefined) {
      const header = fields.map((name) => name.trim());
      const missing = COLUMNS.filter((name) => !header.includes(name));
      if (missing.length > 0) {
        const lacks = missing.join(' and ');
        complain('header', start, `The header must name unit, rater and value; it lacks ${lacks}.`);
        return fail(errors);
      }
      width = header.length;
      columns = {
        unit: header.indexOf('unit'),
        rater: header.indexOf('rater'),
        value: header.indexOf('value'),
      };
      continue;
    }
    if (fields.length !== width) {
      // The first field too many, or where the row ends too early.
      const last = starts.at(-1) ?? start;
      const place = starts[width] ?? last + (fields.at(-1)?.length ?? 0);
      complain('row', place, `This row has ${fields.length} fields, the header has ${width}.`);
      continue;
    }
    const unit = fields[columns.unit]?.trim() ?? '';
    const rater = fields[columns.rater]?.trim() ?? '';
    if (unit === '' || rater === '') {
      const what = unit === '' ? 'unit' : 'rater';
      complain('row', starts[columns[what]] ?? start, `This row has no ${what}.`);
      continue;
    }
    const value = starts[columns.value] ?? start;
    // The offset stands for the line until something is complained of.
    builder.add(unit, rater, fields[columns.value]?.trim() ?? '', value);
  }

  if (columns === undefined && errors.length === 0) {
    complain('header', 0, 'The file is empty; it has no header.');
  }
  if (errors.length > 0) return fail(errors);
  return placed(csvText, builder.build());
}

/** Offsets become lines and columns. */
function placed(
  csvText: string,
  built: Result<Ratings, RatingsError[]>,
): Result<Ratings, RatingsError[]> {
  if (!built.ok) {
    return fail(
      built.error.map((error) =>
        error.kind === 'scale' ? error : { ...error, ...placeAt(csvText, error.line) },
      ),
    );
  }
  const { repeated } = built.value;
  if (repeated === undefined) return built;
  const { line } = placeAt(csvText, repeated.line);
  return { ...built, value: { ...built.value, repeated: { ...repeated, line } } };
}
