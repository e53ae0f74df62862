import { styled } from '@mui/material/styles';
import type { SettingsChange } from '#domain/project/settings-changes.ts';
import { placeTitle, settingsPlaces } from './settings-places.ts';

/** Differences under the names of their sections. */
export function ChangeList({ changes }: { readonly changes: readonly SettingsChange[] }) {
  if (changes.length === 0) return <p>Nothing differs.</p>;
  return (
    <List>
      {settingsPlaces.flatMap((place) => {
        const here = changes.filter(({ section }) => section === place);
        if (here.length === 0) return [];
        return [
          <div key={place}>
            <dt>{placeTitle[place]}</dt>
            {here.map(({ text }) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>,
        ];
      })}
    </List>
  );
}

const List = styled('dl')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'grid',
  gap: 8,
  margin: 0,
  '& dt': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& dd': { margin: 0 },
}));
