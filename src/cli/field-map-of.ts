import { fieldMap, type FieldMap } from '#domain/formats/readers/field-map.ts';
import { CommandRefused } from './command.ts';

/** `prompt=question,response=model_answer` as a mapping. */
export function fieldMapOf(text: string | undefined): FieldMap {
  if (text === undefined) return {};
  const entries = text.split(',').map((part) => {
    const at = part.indexOf('=');
    if (at < 1 || at === part.length - 1) {
      throw new CommandRefused(`--map takes target=field pairs, and “${part}” is none`);
    }
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()];
  });
  const parsed = fieldMap.safeParse(Object.fromEntries(entries));
  if (parsed.success) return parsed.data;
  const known = Object.keys(fieldMap.shape).join(', ');
  throw new CommandRefused(`--map knows these targets: ${known}`);
}
