import { styled } from '@mui/material/styles';
import { ArrowLeftRight, ChevronsUp, Copy, Rows3, Timer, type LucideIcon } from 'lucide-react';
import type { Quality } from '#contract/quality/get-quality.ts';
import { formatCount, formatNumber } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Section } from '#ui/section.tsx';
import type { Opened } from './use-quality-address.ts';

interface AlertListProps {
  readonly alerts: Quality['alerts'];
  readonly onOpen: (opened: Opened) => void;
}

const words: Record<Quality['alerts'][number]['kind'], { name: string; icon: LucideIcon }> = {
  'too-fast': { name: 'Too fast', icon: Timer },
  'straight-lining': { name: 'Same verdict throughout', icon: Rows3 },
  'always-max': { name: 'Always the top of the scale', icon: ChevronsUp },
  'position-bias': { name: 'Position bias', icon: ArrowLeftRight },
  'copied-text': { name: 'Text copied from a response', icon: Copy },
};

/** Reasons to look, each with its numbers and how often it would be raised for nothing. */
export function AlertList({ alerts, onOpen }: AlertListProps) {
  return (
    <Section
      title="Alerts"
      note={
        alerts.length === 0
          ? 'none: nobody stands out from the others'
          : `${formatCount(alerts.length, 'alert')}; each is a reason to look, not a verdict`
      }
    >
      <List>
        {alerts.map((alert) => {
          const { name, icon } = words[alert.kind];
          return (
            <li key={`${alert.kind}/${alert.annotatorId}`}>
              <Icon of={icon} size={16} />
              <div>
                <p>
                  <b>{name}</b> {alert.name}
                </p>
                <p>{alert.says}</p>
              </div>
              <span>
                false alarm 1 in {formatNumber(Math.round(1 / alert.falseAlarmRate))}
                {'  '}
                <LinkButton
                  type="button"
                  aria-label={`Evidence: ${name}, ${alert.name}`}
                  onClick={() =>
                    onOpen({
                      of: 'alert',
                      alert: alert.kind,
                      in: 'expert',
                      row: alert.annotatorId,
                    })
                  }
                >
                  Evidence
                </LinkButton>
              </span>
            </li>
          );
        })}
      </List>
    </Section>
  );
}

const List = styled('ul')(({ theme }) => ({
  listStyle: 'none',
  margin: 0,
  padding: 0,
  '& li': {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: 12,
    padding: '8px 0',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
  '& svg': { color: theme.vars.palette.warning.main, marginTop: 2 },
  '& p': { margin: 0, ...theme.typography.body2 },
  '& b': { fontWeight: 600 },
  '& span': {
    ...theme.typography.meta,
    whiteSpace: 'pre',
    color: theme.vars.palette.text.disabled,
  },
}));
