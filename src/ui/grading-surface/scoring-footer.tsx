import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { Missing } from '#domain/question/missing-before-submit.ts';
import { KeyHint } from '#ui/key-hint.tsx';
import { MissingList } from './missing-list.tsx';

interface ScoringFooterProps {
  readonly missing: readonly Missing[];
  readonly submitting?: boolean;
  /** `Submit when connected` while offline, else `Submit`. */
  readonly submitWord?: string;
  readonly onSubmit: () => void;
  /** Left out where an item cannot be passed over. */
  readonly onSkip?: () => void;
}

/** Submit is never dead: with something left it leads to the first of it. */
export function ScoringFooter(props: ScoringFooterProps) {
  return (
    <Foot>
      <MissingList missing={props.missing} />
      <span data-actions="">
        {props.onSkip && (
          <Button variant="text" aria-keyshortcuts="Shift+S" onClick={props.onSkip}>
            Skip
          </Button>
        )}
        <Button
          variant="contained"
          aria-keyshortcuts="Control+Enter Meta+Enter"
          aria-busy={props.submitting ?? false}
          onClick={props.onSubmit}
          endIcon={props.submitWord === undefined && <KeyHint keys="Mod+Enter" />}
        >
          {props.submitWord ?? 'Submit'}
        </Button>
      </span>
    </Foot>
  );
}

const Foot = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 8,
  flex: 'none',
  boxSizing: 'border-box',
  minHeight: 46,
  padding: '6px 12px 6px 16px',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  '& [data-actions]': { display: 'flex', gap: 4, flex: 'none' },
}));
