import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { responseExtent } from '#ui/response-pane/response-extent.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { useSurface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

interface ResponseTabsProps {
  readonly responses: readonly LetteredResponse[];
  readonly responseId: string;
}

/** Where only one response fits: the others one press away, with their size. */
export function ResponseTabs({ responses, responseId }: ResponseTabsProps) {
  const { store, task } = useSurface();
  return (
    <Tabs role="group" aria-label="Responses">
      {responses.map(({ id, letter }, index) => {
        const shown = task.responses[index];
        return (
          <Tab
            key={id}
            aria-pressed={id === responseId}
            onClick={() => stand(store, { responseId: id }, 'pointer')}
            disableRipple
          >
            <LetterBadge letter={letter} current={id === responseId} />
            {responses.length <= 3 ? <span>Response {letter}</span> : null}
            {shown && responses.length <= 2 && <small>{responseExtent(shown)}</small>}
          </Tab>
        );
      })}
    </Tabs>
  );
}

const Tabs = styled('div')({ display: 'flex', alignSelf: 'stretch', margin: '-2px 0 0 -16px' });

const Tab = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  gap: 8,
  minWidth: 36,
  padding: '2px 14px 0 16px',
  borderTop: '2px solid transparent',
  borderRight: `1px solid ${theme.vars.palette.divider}`,
  color: theme.vars.palette.text.secondary,
  whiteSpace: 'nowrap',
  '& small': { ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '&:hover': { backgroundColor: theme.vars.palette.action.hover },
  '&:focus-visible': { outlineOffset: -2 },
  '&[aria-pressed="true"]': {
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
    borderTopColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.background.paper,
  },
}));
