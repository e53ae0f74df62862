import Button from '@mui/material/Button';
import ListItemText from '@mui/material/ListItemText';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { questionKinds, type QuestionKind } from './question-kind.ts';

const kinds = Object.keys(questionKinds) as QuestionKind[];

export function AddQuestion({ onAdd }: { readonly onAdd: (kind: QuestionKind) => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        aria-label="Add question"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        startIcon={<Icon of={Plus} size={14} />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Question
      </Button>
      {anchor && (
        <Menu
          open
          anchorEl={anchor}
          onClose={() => setAnchor(null)}
          slotProps={{ list: { 'aria-label': 'Kinds of questions' } }}
        >
          {kinds.map((kind) => (
            <MenuItem
              key={kind}
              onClick={() => {
                setAnchor(null);
                onAdd(kind);
              }}
            >
              <Icon of={questionKinds[kind].icon} size={15} />
              <ListItemText
                primary={questionKinds[kind].title}
                secondary={questionKinds[kind].about}
              />
            </MenuItem>
          ))}
        </Menu>
      )}
    </>
  );
}
