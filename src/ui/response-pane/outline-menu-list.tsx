import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';

import type { OutlineLine } from './outline-entries.ts';

interface OutlineMenuListProps {
  readonly anchor: HTMLElement;
  readonly lines: readonly OutlineLine[];
  readonly currentStart: number | null;
  onGo(line: OutlineLine): void;
  onClose(): void;
}

export function OutlineMenuList(props: OutlineMenuListProps) {
  const { anchor, lines, currentStart, onGo, onClose } = props;
  return (
    <Menu anchorEl={anchor} open onClose={onClose}>
      {lines.map((line) => (
        <MenuItem
          key={line.start}
          selected={line.start === currentStart}
          sx={{ paddingLeft: line.level === 1 ? undefined : '28px' }}
          onClick={() => {
            onClose();
            onGo(line);
          }}
        >
          <ListItemText>{line.text}</ListItemText>
        </MenuItem>
      ))}
    </Menu>
  );
}
