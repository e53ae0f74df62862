import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import { MarkdownText } from '#ui/viewers/markdown/markdown-text.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';
import { useTextModel } from '#ui/viewers/markdown/use-text-model.ts';
import { usualReadingStyle } from '#ui/viewers/reading-style.ts';

interface InstructionsSheetProps {
  readonly text: string;
  readonly version: number;
  readonly onClose: () => void;
}

export function InstructionsSheet({ text, version, onClose }: InstructionsSheetProps) {
  const { model } = useTextModel(text);
  const id = useId();
  return (
    <Dialog
      open
      onClose={onClose}
      maxWidth="sm"
      fullWidth
      aria-labelledby={id}
      onKeyDown={(event) => {
        // The key that opened it closes it too.
        if (event.key === 'i' && !event.ctrlKey && !event.metaKey) onClose();
      }}
    >
      <DialogTitle id={id}>Instructions v{version}</DialogTitle>
      <DialogContent sx={{ color: 'text.primary', '&&': { pt: 3 } }} tabIndex={0}>
        <MarkdownText
          model={model}
          language={textLanguage(text)}
          columns={2}
          style={usualReadingStyle}
        />
      </DialogContent>
      <DialogActions>
        <Button size="large" variant="contained" autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
