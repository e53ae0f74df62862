import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, type ReactNode } from 'react';

interface ConfirmDialogProps {
  /** A question or a fact: `Release the task to others?` */
  readonly title: string;
  /** What is kept, then what happens. */
  readonly children: ReactNode;
  /** The verb itself, never `OK`: `Release`. */
  readonly confirm: string;
  readonly cancel?: string;
  /** What is confirmed cannot be taken back. */
  readonly dangerous?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks once. The safe answer has the focus when the other one cannot be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { dangerous = false } = props;
  const id = useId();
  return (
    <Dialog
      open
      onClose={props.onCancel}
      maxWidth="xs"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
    >
      <DialogTitle id={`${id}-title`}>{props.title}</DialogTitle>
      <DialogContent id={`${id}-text`}>{props.children}</DialogContent>
      <DialogActions>
        <Button size="large" onClick={props.onCancel} autoFocus={dangerous}>
          {props.cancel ?? 'Cancel'}
        </Button>
        <Button
          size="large"
          variant={dangerous ? 'outlined' : 'contained'}
          color={dangerous ? 'error' : 'primary'}
          onClick={props.onConfirm}
          autoFocus={!dangerous}
        >
          {props.confirm}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
