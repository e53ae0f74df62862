import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { Command as Palette } from 'cmdk';
import { Search } from 'lucide-react';
import { useRef, useState } from 'react';

import { grouped } from '#ui/grouped.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';

import type { Command } from './command.ts';
import { commandRank, matchedText } from './matched-text.ts';
import { paletteStyles } from './palette-styles.ts';

interface CommandPaletteProps {
  readonly commands: readonly Command[];
  readonly onClose: () => void;
}

/**
 * Everything that can be done or gone to, by typing. Groups keep the order in which
 * their first command comes. The caller opens it (Ctrl/Cmd+K) and loads this lazily.
 */
export function CommandPalette({ commands, onClose }: CommandPaletteProps) {
  const [search, setSearch] = useState('');
  const newTab = useRef(false);
  const groups = grouped(commands, (command) => command.group);
  return (
    <Dialog
      open
      onClose={onClose}
      slotProps={{
        container: { sx: { alignItems: 'flex-start' } },
        paper: {
          'aria-label': 'Commands',
          sx: { width: 620, maxWidth: 'calc(100% - 48px)', marginTop: '12vh' },
        },
      }}
    >
      <Surface
        label="Find a command"
        loop
        // J, K, N and P belong to the text that is typed.
        vimBindings={false}
        filter={(id, typed, keywords) => {
          const command = commands.find((one) => one.id === id);
          return command ? commandRank(command.label, typed, keywords ?? []) : 0;
        }}
        onKeyDownCapture={(event) => {
          newTab.current = event.key === 'Enter' && (event.metaKey || event.ctrlKey);
        }}
      >
        <div data-search="">
          <Icon of={Search} size={17} />
          <Palette.Input
            value={search}
            onValueChange={setSearch}
            placeholder="Type a command, a criterion or a place"
            autoFocus
          />
          <KeyHint keys="Escape" />
        </div>
        <Palette.List label="Commands">
          <Palette.Empty>Nothing is called “{search}”.</Palette.Empty>
          {[...groups].map(([group, members]) => (
            <Palette.Group key={group} heading={group}>
              {members.map((command) => (
                <Palette.Item
                  key={command.id}
                  value={command.id}
                  keywords={[...(command.keywords ?? [])]}
                  onSelect={() => {
                    onClose();
                    command.run({ newTab: newTab.current });
                  }}
                >
                  <Line command={command} search={search} />
                </Palette.Item>
              ))}
            </Palette.Group>
          ))}
        </Palette.List>
        <div data-foot="">
          <span>
            <KeyHint keys="ArrowUp+ArrowDown" apart /> choose
          </span>
          <span>
            <KeyHint keys="Enter" /> do
          </span>
          <span>
            <KeyHint keys="Mod+Enter" /> in a new tab
          </span>
          <span data-end="">
            Type <b>?</b> for all shortcuts
          </span>
        </div>
      </Surface>
    </Dialog>
  );
}

function Line({ command, search }: { readonly command: Command; readonly search: string }) {
  const { before, match, after } = matchedText(command.label, search);
  return (
    <>
      <span data-mark="">{command.icon ? <Icon of={command.icon} size={15} /> : command.mark}</span>
      <span data-label="">
        {before}
        {match && <b>{match}</b>}
        {after}
      </span>
      {command.detail && <span data-detail="">{command.detail}</span>}
      {command.keys && <KeyHint keys={command.keys} apart />}
    </>
  );
}

const Surface = styled(Palette)(({ theme }) => paletteStyles(theme));
