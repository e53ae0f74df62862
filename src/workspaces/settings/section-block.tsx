import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { placeId, placeTitle, type SettingsPlace } from './settings-places.ts';

interface SectionBlockProps {
  readonly place: SettingsPlace;
  /** Beside the title, quiet. */
  readonly about?: ReactNode;
  /** At the right of the head. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One section of the editor. A group and no region: the regions of Grade are in the preview. */
export function SectionBlock({ place, about, aside, children }: SectionBlockProps) {
  const id = placeId(place);
  return (
    <Block id={id} role="group" aria-labelledby={`${id}-title`} data-settings-place={place}>
      <Head>
        <h2 id={`${id}-title`} tabIndex={-1}>
          {placeTitle[place]}
        </h2>
        {about && <span>{about}</span>}
        {aside && <div data-aside="">{aside}</div>}
      </Head>
      {children}
    </Block>
  );
}

const Block = styled('div')(({ theme }) => ({
  padding: '10px 20px 16px 16px',
  // Words in a bar of radios have room around them; only digits stand close.
  '& [role="radiogroup"] > label:not(:has([data-slot]))': { padding: '0 9px' },
  '& + &': { borderTop: `1px solid ${theme.vars.palette.divider}` },
}));

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  minHeight: 28,
  marginBottom: 6,
  color: theme.vars.palette.text.disabled,
  '& h2': {
    ...theme.typography.body2,
    flex: 'none',
    margin: 0,
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
  },
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& [data-aside]': { display: 'flex', gap: 8, flex: 'none', marginLeft: 'auto' },
}));

/** A labelled row of a section: what, its controls, and what it means at the right. */
export const SettingRow = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'grid',
  gridTemplateColumns: '6rem minmax(0, auto) minmax(0, 1fr)',
  alignItems: 'center',
  columnGap: 0,
  minHeight: 34,
  padding: '2px 0',
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '& > [data-what]': { ...theme.typography.cell, fontWeight: 500 },
  '& > [data-controls]': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
  '& > [data-means]': {
    ...theme.typography.meta,
    marginLeft: 16,
    textAlign: 'right',
    color: theme.vars.palette.text.disabled,
  },
  '& > [data-wide]': { gridColumn: '1 / -1' },
}));
