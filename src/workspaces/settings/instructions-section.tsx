import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { MarkdownField } from './markdown-field.tsx';
import { SectionBlock } from './section-block.tsx';
import { useSetting, useSettingsState } from './settings-context.tsx';
import { TextAgainst } from './text-against.tsx';

export function InstructionsSection() {
  const [view, setView] = useState<'edit' | 'against'>('edit');
  const { value, published, set } = useSetting('instructions');
  const version = useSettingsState((state) => state.base.version);
  return (
    <SectionBlock
      place="instructions"
      about="Markdown, shown beside every prompt"
      aside={
        <ToggleButtonGroup
          exclusive
          aria-label="View of the instructions"
          value={view}
          onChange={(_, next) => next !== null && setView(next)}
        >
          <ToggleButton value="edit">Edit</ToggleButton>
          <ToggleButton value="against">Against v{version}</ToggleButton>
        </ToggleButtonGroup>
      }
    >
      {view === 'edit' ? (
        <MarkdownField name="Instructions" value={value} published={published} onChange={set} />
      ) : (
        <TextAgainst name={`Instructions against v${version}`} before={published} after={value} />
      )}
    </SectionBlock>
  );
}
