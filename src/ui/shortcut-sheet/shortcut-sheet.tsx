import Dialog from '@mui/material/Dialog';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { Search, X } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';

import { grouped } from '#ui/grouped.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { ToolbarButton } from '#ui/toolbar-button.tsx';

import type { Shortcut } from './shortcut.ts';

interface ShortcutSheetProps {
  /** The screen that the keys belong to: `Grade`. */
  readonly screen: string;
  readonly shortcuts: readonly Shortcut[];
  /** Right in the foot: a link to more help. */
  readonly change?: ReactNode;
  readonly onClose: () => void;
}

/** Every key of the screen, by group; what is typed narrows it. */
export function ShortcutSheet({ screen, shortcuts, change, onClose }: ShortcutSheetProps) {
  const [search, setSearch] = useState('');
  const titleId = useId();
  const groups = grouped(
    shortcuts.filter((shortcut) => matches(shortcut, search)),
    (shortcut) => shortcut.group,
  );
  return (
    <Dialog
      open
      onClose={onClose}
      aria-labelledby={titleId}
      slotProps={{ paper: { sx: { maxWidth: 920, width: 'calc(100% - 48px)' } } }}
    >
      <Head>
        <h2 id={titleId}>
          Keyboard shortcuts <span>{screen}</span>
        </h2>
        <OutlinedInput
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder="Find a shortcut"
          autoFocus
          startAdornment={<Icon of={Search} size={14} />}
          inputProps={{ 'aria-label': 'Find a shortcut' }}
          sx={{ width: 210, gap: 1 }}
        />
        <ToolbarButton icon={X} name="Close" onClick={onClose} />
      </Head>
      <Columns>
        {[...groups].map(([group, lines]) => (
          <section key={group} aria-label={group}>
            <h3>{group}</h3>
            <dl>
              {lines.map((line) => (
                <div key={line.what}>
                  <dt>{line.what}</dt>
                  <dd>
                    <Keys shortcut={line} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        {groups.size === 0 && <p>No shortcut for “{search}”.</p>}
      </Columns>
      <Foot>
        <span>
          Letters do nothing while you type in a field or in the editor. <KeyHint keys="Escape" />{' '}
          leaves it.
        </span>
        {change}
      </Foot>
    </Dialog>
  );
}

function Keys({ shortcut }: { readonly shortcut: Shortcut }) {
  return (
    <>
      {shortcut.keys.map((keys, index) => (
        <span key={keys}>
          {index > 0 && shortcut.joint && <i>{shortcut.joint}</i>}
          <KeyHint keys={keys} apart={shortcut.keys.length === 1} />
        </span>
      ))}
    </>
  );
}

function matches(shortcut: Shortcut, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return true;
  return (
    shortcut.what.toLowerCase().includes(wanted) ||
    shortcut.keys.some((keys) => keys.toLowerCase() === wanted)
  );
}

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '10px 16px 10px 22px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  '& h2': { ...theme.typography.h2, fontSize: '0.9375rem', flex: 1, margin: 0 },
  '& h2 span': {
    ...theme.typography.body2,
    marginLeft: 6,
    color: theme.vars.palette.text.disabled,
  },
}));

const Columns = styled('div')(({ theme }) => ({
  ...theme.typography.body2,
  columns: '2 340px',
  columnGap: 44,
  padding: '12px 22px 16px',
  overflow: 'auto',
  '& section': { breakInside: 'avoid', marginBottom: 8 },
  '& h3': {
    ...theme.typography.caption,
    margin: 0,
    padding: '4px 0',
    fontWeight: 600,
    color: theme.vars.palette.text.disabled,
  },
  '& dl': { margin: 0 },
  '& dl > div': {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
    minHeight: 32,
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& dd': { display: 'flex', gap: 5, margin: 0 },
  '& dd i': { margin: '0 6px 0 2px', fontStyle: 'normal', color: theme.vars.palette.text.disabled },
}));

const Foot = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  justifyContent: 'space-between',
  gap: 16,
  padding: '12px 22px',
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.surface.side,
  borderTop: `1px solid ${theme.vars.palette.divider}`,
}));
