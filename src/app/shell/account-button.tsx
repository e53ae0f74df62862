import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { Suspense, useEffect, useState } from 'react';
import type { Account } from '#queries/session.ts';
import { patientLazy } from '#ui/patient-lazy.ts';
import { initialsOf } from './initials-of.ts';

const importMenu = () => import('./account-menu.tsx');
const AccountMenu = patientLazy(async () => ({ default: (await importMenu()).AccountMenu }));

export function AccountButton({ account }: { readonly account: Account }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  // Menus open without a wait once the first work is painted.
  useEffect(() => {
    const timer = setTimeout(() => void importMenu(), 3000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <IconButton
        aria-label={`Account: ${account.name}`}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Initials>{initialsOf(account.name)}</Initials>
      </IconButton>
      {anchor && (
        <Suspense fallback={null}>
          <AccountMenu anchor={anchor} account={account} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}

const Initials = styled('span')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  width: '1.5rem',
  height: '1.5rem',
  borderRadius: '50%',
  fontSize: '0.6562rem',
  fontWeight: 600,
  lineHeight: 1,
  color: theme.vars.palette.background.paper,
  backgroundColor: theme.vars.palette.text.secondary,
}));
