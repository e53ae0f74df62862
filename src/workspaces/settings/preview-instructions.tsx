import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import { usualReadingStyle } from '#ui/viewers/reading-style.ts';
import { useSetting, useSettingsState } from './settings-context.tsx';

/** The instructions as they are read, following what is written at a lower priority. */
export function PreviewInstructions() {
  const text = useDeferredValue(useSetting('instructions').value);
  const version = useSettingsState((state) =>
    state.state === 'published' ? state.base.version : state.base.version + 1,
  );
  const { model } = useTextModel(text);
  const [open, setOpen] = useState(true);
  return (
    <Part>
      <ButtonBase aria-expanded={open} onClick={() => setOpen(!open)}>
        Instructions v{version}
        <Icon of={open ? ChevronUp : ChevronDown} size={15} />
      </ButtonBase>
      {open && (
        <Text tabIndex={0} role="group" aria-label="Instructions as read">
          {text.trim() === '' ? (
            <p>There are none.</p>
          ) : (
            <MarkdownText
              model={model}
              language={textLanguage(text)}
              columns={3}
              style={usualReadingStyle}
            />
          )}
        </Text>
      )}
    </Part>
  );
}

const Part = styled('div')(({ theme }) => ({
  flex: 'none',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& > button': {
    ...theme.typography.cell,
    justifyContent: 'space-between',
    width: '100%',
    minHeight: 36,
    padding: '0 16px',
    fontWeight: 600,
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& p': { margin: '0 0 6px' },
}));

/** Scrolls by itself, so the keyboard must reach it. */
const Text = styled('div')({
  maxHeight: '20dvh',
  padding: '0 16px 12px',
  overflow: 'auto',
  '&:focus-visible': { outlineOffset: -2 },
});
