/** One line of a key and value tree; `value` is absent where the lines beneath hold it. */
export interface JsonRow {
  readonly depth: number;
  readonly key: string;
  readonly value?: string;
}

/** Levels that are open; what is deeper stands on one line as JSON. */
const openLevels = 2;

/**
 * The arguments of a call as lines of keys and values, two levels open. A text that is not a
 * JSON object, which models do write, is one line without a key, as written.
 */
export function jsonRows(text: string): JsonRow[] {
  const value = parsedJson(text);
  if (!isBranch(value)) return text.trim() === '' ? [] : [{ depth: 0, key: '', value: text }];
  return branchRows(value, 0);
}

/** The visible text of one line, as it is quoted: `type: "closing"`. */
export function jsonRowText({ key, value }: JsonRow): string {
  if (value === undefined) return key;
  return key === '' ? value : `${key}: ${value}`;
}

export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Every scalar in a JSON value, in order. */
export function* scalars(value: unknown): Generator<string> {
  if (isBranch(value)) for (const inner of Object.values(value)) yield* scalars(inner);
  else if (value !== undefined) yield typeof value === 'string' ? value : JSON.stringify(value);
}

function branchRows(branch: object, depth: number): JsonRow[] {
  return Object.entries(branch).flatMap(([name, value]): JsonRow[] => {
    const key = Array.isArray(branch) ? `${Number(name) + 1}` : name;
    if (isBranch(value) && depth + 1 < openLevels && Object.keys(value).length > 0) {
      return [{ depth, key }, ...branchRows(value, depth + 1)];
    }
    return [{ depth, key, value: isBranch(value) ? oneLine(value) : JSON.stringify(value) }];
  });
}

/** `{ account: "6750", amount: 41298 }` */
function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isBranch(value)) return JSON.stringify(value);
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{ ${entries.map(([key, inner]) => `${key}: ${oneLine(inner)}`).join(', ')} }`;
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
