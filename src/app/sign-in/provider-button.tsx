import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMutation } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { beginProviderSignInMutation } from '#queries/provider-sign-in.ts';
import { rememberPlace } from './place-to-return.ts';

interface ProviderButtonProps {
  /** The provider's name, as the operator gave it. */
  readonly name: string;
  /** The place to come back to. */
  readonly to: string;
}

/** Leads to the operator's own sign-in, outside of this page, and from there back to `to`. */
export function ProviderButton({ name, to }: ProviderButtonProps) {
  const begin = useMutation(beginProviderSignInMutation(useBackend()));
  const leave = () => {
    begin.mutate(undefined, {
      onSuccess: ({ address }) => {
        rememberPlace(to);
        window.location.assign(address);
      },
    });
  };
  return (
    <Way>
      <Button
        variant="outlined"
        size="large"
        fullWidth
        loading={begin.isPending || begin.isSuccess}
        onClick={leave}
      >
        Sign in with {name}
      </Button>
      {begin.error && <p role="alert">{begin.error.message}</p>}
    </Way>
  );
}

const Way = styled('div')(({ theme }) => ({
  marginTop: 12,
  '& p[role="alert"]': {
    ...theme.typography.cell,
    margin: '8px 0 0',
    color: theme.vars.palette.error.main,
  },
}));
