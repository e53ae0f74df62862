import Popover from '@mui/material/Popover';
import { styled } from '@mui/material/styles';
import type { Missing } from '#domain/question/missing-before-submit.ts';
import { LinkButton } from '#ui/link-button.tsx';

interface MissingPopoverProps {
  readonly anchor: HTMLElement;
  readonly missing: readonly Missing[];
  readonly onGoTo: (missing: Missing) => void;
  readonly onClose: () => void;
}

/** All that is left before submit; choosing one closes the list and goes there. */
export function MissingPopover({ anchor, missing, onGoTo, onClose }: MissingPopoverProps) {
  return (
    <Popover
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'top', horizontal: 'left' }}
      transformOrigin={{ vertical: 'bottom', horizontal: 'left' }}
      slotProps={{ paper: { role: 'dialog', 'aria-label': 'What is left' } }}
    >
      <All>
        {missing.map((each) => (
          <li key={each.text}>
            <LinkButton
              type="button"
              onClick={() => {
                onClose();
                onGoTo(each);
              }}
            >
              {each.text}
            </LinkButton>
          </li>
        ))}
      </All>
    </Popover>
  );
}

const All = styled('ul')(({ theme }) => ({
  ...theme.typography.cell,
  width: 340,
  maxHeight: 380,
  margin: 0,
  padding: '8px 16px',
  overflow: 'auto',
  listStyle: 'none',
  '& button': { ...theme.typography.cell, padding: '4px 0', textAlign: 'left' },
}));
