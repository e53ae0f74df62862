import Button from '@mui/material/Button';
import { Search } from 'lucide-react';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';

export function SearchButton({ onOpen }: { readonly onOpen: () => void }) {
  return (
    <Button
      aria-label="Commands"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={onOpen}
      onPointerEnter={() => void import('./palette-overlay.tsx')}
      sx={{ height: 26, gap: 2, px: '7px' }}
    >
      <Icon of={Search} size={15} />
      <KeyHint keys="Mod+K" />
    </Button>
  );
}
