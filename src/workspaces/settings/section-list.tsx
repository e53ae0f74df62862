import { styled } from '@mui/material/styles';
import { TriangleAlert } from 'lucide-react';
import { Icon } from '#ui/icon.tsx';
import { sectionWords } from './section-words.ts';
import { useChanges, useFaults, useSettingsState } from './settings-context.tsx';
import { goToPlace, placeTitle, settingsPlaces, type SettingsPlace } from './settings-places.ts';

interface SectionListProps {
  readonly current: SettingsPlace;
  readonly onGo: (place: SettingsPlace) => void;
}

/** The sections of the editor, each with what changed in it. */
export function SectionList({ current, onGo }: SectionListProps) {
  const base = useSettingsState((state) => state.base);
  const edited = useSettingsState((state) => state.edited);
  const changes = useChanges();
  const faults = useFaults();
  return (
    <List>
      {settingsPlaces.map((place) => {
        const { text, changed } = sectionWords(place, base, edited, changes);
        const faulty = faults.some(({ section }) => section === place);
        return (
          <li key={place}>
            <button
              type="button"
              aria-current={place === current ? 'true' : undefined}
              data-changed={changed || undefined}
              onClick={() => {
                onGo(place);
                goToPlace(place);
              }}
            >
              <b>{placeTitle[place]}</b>
              <span>
                {faulty && <Icon of={TriangleAlert} size={13} aria-label="To mend" />} {text}
              </span>
            </button>
          </li>
        );
      })}
    </List>
  );
}

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: 0,
  listStyle: 'none',
  '& button': {
    ...theme.typography.cell,
    display: 'grid',
    width: '100%',
    padding: '6px 12px 6px 13px',
    border: 0,
    borderLeft: '3px solid transparent',
    textAlign: 'left',
    color: theme.vars.palette.text.secondary,
    background: 'none',
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.vars.palette.action.hover },
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& b': { ...theme.typography.body2, fontWeight: 500, color: theme.vars.palette.text.primary },
  '& span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& svg': { verticalAlign: -2, color: theme.vars.palette.error.main },
  '& [data-changed] span': { color: theme.vars.palette.primary.main },
  '& [aria-current]': {
    borderLeftColor: theme.vars.palette.primary.main,
    backgroundColor: theme.vars.palette.background.paper,
    boxShadow: `inset 0 1px ${theme.vars.palette.divider}, inset 0 -1px ${theme.vars.palette.divider}`,
  },
  '& [aria-current] b': { fontWeight: 600 },
}));
