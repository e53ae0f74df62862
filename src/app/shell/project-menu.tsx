import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { AppLink } from '#app/app-link.tsx';
import { useKnownSession } from './known-session.tsx';

interface ProjectMenuProps {
  readonly anchor: HTMLElement;
  readonly slug: string;
  readonly onClose: () => void;
}

export function ProjectMenu({ anchor, slug, onClose }: ProjectMenuProps) {
  const { known } = useKnownSession();
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      slotProps={{ list: { 'aria-label': 'Projects' } }}
    >
      {known.memberships.map((each) => (
        <MenuItem
          key={each.projectId}
          component={AppLink}
          href={`/p/${each.slug}`}
          selected={each.slug === slug}
          onClick={onClose}
        >
          {each.name}
        </MenuItem>
      ))}
    </Menu>
  );
}
