import type { Scale } from '#domain/rubric/scale.ts';
import { ListEditor } from './list-editor.tsx';

interface LevelsEditorProps {
  readonly scale: Scale;
  readonly place: string;
  readonly onChange: (scale: Scale) => void;
}

/** The texts of anchored levels; nothing for the other scales. */
export function LevelsEditor({ scale, place, onChange }: LevelsEditorProps) {
  if (scale.kind !== 'anchored') return null;
  return (
    <ListEditor
      place={place}
      label="Levels, lowest first"
      entry="Level"
      texts={scale.levels}
      placeholder={() => 'no text'}
      onChange={(levels) => onChange({ kind: 'anchored', levels })}
    />
  );
}
