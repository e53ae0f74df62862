import Divider from '@mui/material/Divider';
import ListSubheader from '@mui/material/ListSubheader';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useColorScheme } from '@mui/material/styles';
import { ChartNoAxesColumn, LogOut, Monitor, Moon, ShieldCheck, Sun } from 'lucide-react';
import { useParams } from 'wouter';
import type { Account } from '#queries/session.ts';
import { useNavigate } from '#ui/address.ts';
import { Icon } from '#ui/icon.tsx';
import { useSignOut } from './use-sign-out.ts';

interface AccountMenuProps {
  readonly anchor: HTMLElement;
  readonly account: Account;
  readonly onClose: () => void;
}

const themes = [
  { mode: 'light', name: 'Light', icon: Sun },
  { mode: 'dark', name: 'Dark', icon: Moon },
  { mode: 'system', name: 'As the system', icon: Monitor },
] as const;

export function AccountMenu({ anchor, account, onClose }: AccountMenuProps) {
  const navigate = useNavigate();
  const { slug } = useParams();
  const { mode, setMode } = useColorScheme();
  const { signOut, leaving } = useSignOut();
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: -6, horizontal: 'right' }}
      slotProps={{ list: { 'aria-label': 'Account' }, paper: { sx: { minWidth: 220 } } }}
    >
      <ListSubheader component="div" role="presentation" sx={heading}>
        <strong>{account.name}</strong>
        <br />
        {account.email}
      </ListSubheader>
      <Divider component="div" role="presentation" sx={{ my: 1 }} />
      {slug !== undefined && (
        <MenuItem
          onClick={() => {
            onClose();
            navigate(`/p/${slug}/scorecard`);
          }}
        >
          <Icon of={ChartNoAxesColumn} size={15} />
          My scorecard
        </MenuItem>
      )}
      {slug !== undefined && (
        <MenuItem
          onClick={() => {
            onClose();
            navigate(`/p/${slug}/account`);
          }}
        >
          <Icon of={ShieldCheck} size={15} />
          Your account
        </MenuItem>
      )}
      <Divider component="div" role="presentation" sx={{ my: 1 }} />
      {themes.map((theme) => (
        <MenuItem
          key={theme.mode}
          role="menuitemradio"
          aria-checked={mode === theme.mode}
          selected={mode === theme.mode}
          onClick={() => setMode(theme.mode)}
        >
          <Icon of={theme.icon} size={15} />
          {theme.name}
        </MenuItem>
      ))}
      <Divider component="div" role="presentation" sx={{ my: 1 }} />
      <MenuItem disabled={leaving} onClick={() => void signOut()}>
        <Icon of={LogOut} size={15} />
        {leaving ? 'Signing out …' : 'Sign out'}
      </MenuItem>
    </Menu>
  );
}

const heading = {
  lineHeight: '18px',
  fontSize: '0.75rem',
  px: '12px',
  py: '6px',
  background: 'none',
} as const;
