import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import Typography from '@mui/material/Typography';
import { useId, useState } from 'react';

interface CommentDialogProps {
  readonly quote: string;
  readonly onComment: (text: string) => void;
  readonly onCancel: () => void;
}

/** A remark on a selected span. */
export function CommentDialog({ quote, onComment, onCancel }: CommentDialogProps) {
  const [text, setText] = useState('');
  const id = useId();
  return (
    <Dialog open onClose={onCancel} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Comment on this passage</DialogTitle>
      <DialogContent>
        <Typography
          variant="quoteLong"
          component="p"
          sx={{ my: 2, maxHeight: 90, overflow: 'auto' }}
        >
          “{quote}”
        </Typography>
        <OutlinedInput
          multiline
          fullWidth
          minRows={3}
          autoFocus
          value={text}
          onChange={(event) => setText(event.target.value)}
          inputProps={{ 'aria-label': 'Comment', maxLength: 4000 }}
        />
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onCancel}>
          Cancel
        </Button>
        <Button
          size="large"
          variant="contained"
          disabled={text.trim() === ''}
          onClick={() => onComment(text.trim())}
        >
          Comment
        </Button>
      </DialogActions>
    </Dialog>
  );
}
