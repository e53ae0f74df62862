import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { styled } from '@mui/material/styles';

import type { DrawnHighlight } from '#ui/viewers/markdown/text-span.ts';

interface HighlightsMenuProps {
  readonly anchor: HTMLElement;
  readonly highlights: readonly DrawnHighlight[];
  readonly highlightText: (highlight: DrawnHighlight) => string;
  onGoTo(highlight: DrawnHighlight): void;
  onClose(): void;
}

/** The highlights of a response; choosing one goes to its place. */
export function HighlightsMenu(props: HighlightsMenuProps) {
  const { anchor, highlights, highlightText, onClose } = props;
  return (
    <Menu anchorEl={anchor} open onClose={onClose}>
      {highlights.map((highlight) => (
        <MenuItem
          key={highlight.id}
          onClick={() => {
            onClose();
            props.onGoTo(highlight);
          }}
        >
          <Entry>{highlightText(highlight)}</Entry>
        </MenuItem>
      ))}
      {highlights.length === 0 && (
        <MenuItem onClick={onClose}>Select words in the text to highlight them</MenuItem>
      )}
    </Menu>
  );
}

const Entry = styled('span')(({ theme }) => ({
  ...theme.typography.cell,
  maxWidth: 420,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
}));
