import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';

import { Sheet } from './empty-state.tsx';
import { Icon } from './icon.tsx';

interface ErrorStateProps {
  /** What is so: `This task could not be opened`. */
  readonly heading: string;
  /** What is safe, first: `Your draft is not touched: revision 12 is on this device.` */
  readonly safe: ReactNode;
  /** What failed, after it. */
  readonly failed: ReactNode;
  readonly actions?: ReactNode;
  /** E.g. `task.unreadable · 7f3a-91c2`; what a helper needs to find it. */
  readonly code: string;
}

export function ErrorState({ heading, safe, failed, actions, code }: ErrorStateProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setCopied(true);
    } catch {
      // Clipboards can be forbidden; the code stays selectable beside the button.
      setCopied(false);
    }
  };
  return (
    <Sheet role="alert">
      <h2>{heading}</h2>
      <p>
        {safe} {failed}
      </p>
      {actions && <div data-actions="">{actions}</div>}
      <Foot>
        <code>{code}</code>
        <Button
          variant="text"
          size="small"
          startIcon={<Icon of={copied ? Check : Copy} size={14} />}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy for support'}
        </Button>
      </Foot>
    </Sheet>
  );
}

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 12,
  marginTop: 16,
  paddingTop: 10,
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& code': {
    ...theme.typography.locator,
    color: theme.vars.palette.text.disabled,
    overflowWrap: 'anywhere',
  },
}));
