import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import type { Role } from '#domain/people/role.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { createInvitationMutation } from '#queries/create-invitation.ts';
import { Field } from '#ui/field.tsx';
import { SecretDialog } from '#ui/secret-dialog.tsx';
import { handedOver, linkTo } from './link-to.ts';
import { RoleBoxes } from './role-boxes.tsx';
import { skillsOf } from './skills-of.ts';

interface InviteDialogProps {
  readonly projectId: string;
  readonly onClose: () => void;
}

/** Makes an invitation and hands its link over; a mail server is not needed. */
export function InviteDialog({ projectId, onClose }: InviteDialogProps) {
  const invite = useMutation(createInvitationMutation(useBackend(), useQueryClient(), projectId));
  const [email, setEmail] = useState('');
  const [roles, setRoles] = useState<Role[]>(['expert']);
  const [skills, setSkills] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const id = useId();
  if (invite.data) {
    return (
      <SecretDialog
        title={`Link for ${email.trim()}`}
        secret={linkTo('join', invite.data.token)}
        says={`${handedOver(invite.data.mailed)} It works once, for this address, within 7 days, and is shown only now.`}
        onClose={onClose}
      />
    );
  }
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!/^[^\s@]+@[^\s@]+$/.test(email.trim())) return setFault('Write an e-mail address.');
    if (roles.length === 0) return setFault('Choose at least one role.');
    setFault(null);
    invite.mutate({ email: email.trim(), roles, skills: skillsOf(skills), days: 7 });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={send} noValidate>
        <DialogTitle id={id}>Invite somebody</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          <Field label="E-mail of the person" required>
            {(control) => (
              <OutlinedInput
                autoFocus
                type="email"
                inputProps={control}
                value={email}
                onChange={(event) => setEmail(event.target.value)}
              />
            )}
          </Field>
          <RoleBoxes roles={roles} onChange={setRoles} />
          <Field label="Skills" aside="optional" help="Apart with commas: Valuation, M&A">
            {(control) => (
              <OutlinedInput
                inputProps={control}
                value={skills}
                onChange={(event) => setSkills(event.target.value)}
              />
            )}
          </Field>
          <span role="alert">{fault ?? invite.error?.message}</span>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button size="large" type="submit" variant="contained">
            Make the link
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
