import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { makeResetLink } from '#queries/make-reset-link.ts';
import type { Person, Roster } from '#queries/people.ts';
import { setRolesMutation } from '#queries/set-roles.ts';
import { setSkillsMutation } from '#queries/set-skills.ts';
import { ConfirmDialog } from '#ui/confirm-dialog.tsx';
import { Field } from '#ui/field.tsx';
import { formatCount } from '#ui/format-number.ts';
import { shortDate } from '#ui/relative-time.ts';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import { SecretDialog } from '#ui/secret-dialog.tsx';
import { handedOver, linkTo } from './link-to.ts';
import { RoleBoxes } from './role-boxes.tsx';
import { nameOf } from './roster-table.tsx';
import { skillsOf } from './skills-of.ts';
import { WallEditor } from './wall-editor.tsx';

interface PersonInspectorProps {
  readonly projectId: string;
  readonly person: Person;
  readonly roster: Roster;
  readonly onStatement: () => void;
  readonly onClose: () => void;
}

/** One member: roles, skills, walls, and the ways back in and out. */
export function PersonInspector(props: PersonInspectorProps) {
  const { projectId, person, roster, onStatement, onClose } = props;
  const backend = useBackend();
  const client = useQueryClient();
  const { accountId } = person;
  const roles = useMutation(setRolesMutation(backend, client, projectId));
  const skills = useMutation(setSkillsMutation(backend, client, projectId));
  const reset = useMutation({ mutationFn: () => makeResetLink(backend, { projectId, accountId }) });
  const [typed, setTyped] = useState(person.skills.join(', '));
  const [ending, setEnding] = useState(false);
  const [now] = useState(() => Date.now());
  const name = nameOf(person);
  const failed = roles.error ?? skills.error ?? reset.error;
  const saveSkills = () => {
    const wanted = skillsOf(typed);
    if (wanted.join() !== person.skills.join()) skills.mutate({ accountId, skills: wanted });
  };
  return (
    <Aside aria-label={name}>
      <header>
        <div>
          <h2>{name}</h2>
          <p>
            {person.email ?? 'no address'}
            {person.since && `, since ${shortDate(Date.parse(person.since), now)}`},{' '}
            {formatCount(person.annotations, 'item')}
            {person.secondFactor && ', second factor on'}
          </p>
        </div>
        <ToolbarButton icon={X} name="Close" onClick={onClose} />
      </header>
      <div data-part="">
        <RoleBoxes
          roles={person.roles}
          onChange={(next) =>
            next.length === 0 ? setEnding(true) : roles.mutate({ accountId, roles: next })
          }
        />
        <Field label="Skills" help="Apart with commas; saved when you leave the field">
          {(control) => (
            <OutlinedInput
              inputProps={control}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={saveSkills}
            />
          )}
        </Field>
        <span role="alert">{failed?.message}</span>
      </div>
      <WallEditor projectId={projectId} person={person} tasks={roster.tasks} />
      <footer>
        <Button onClick={onStatement}>Statement of pay</Button>
        <Button variant="outlined" loading={reset.isPending} onClick={() => reset.mutate()}>
          Password link…
        </Button>
        {person.roles.length > 0 && (
          <Button color="error" onClick={() => setEnding(true)}>
            End access…
          </Button>
        )}
      </footer>
      {reset.data && (
        <SecretDialog
          title={`Password link for ${name}`}
          secret={linkTo('reset', reset.data.token)}
          says={`${handedOver(reset.data.mailed)} It works once, within 24 hours, and ends all of their sessions.`}
          onClose={() => reset.reset()}
        />
      )}
      {ending && (
        <ConfirmDialog
          dangerous
          title={`End the access of ${name}?`}
          confirm="End access"
          onConfirm={() => {
            setEnding(false);
            roles.mutate({ accountId, roles: [] });
          }}
          onCancel={() => setEnding(false)}
        >
          What they submitted stays. What they hold goes back to the queue, drafts are kept. It
          holds from their next request on.
        </ConfirmDialog>
      )}
    </Aside>
  );
}

const Aside = styled('aside')(({ theme }) => ({
  ...theme.typography.body2,
  display: 'flex',
  flexDirection: 'column',
  minHeight: 0,
  overflowY: 'auto',
  borderLeft: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.surface.side,
  '& header': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: 8,
    padding: '12px 12px 8px 16px',
  },
  '& h2': { ...theme.typography.h2, margin: 0, overflowWrap: 'anywhere' },
  '& header p': {
    ...theme.typography.meta,
    margin: 0,
    color: theme.vars.palette.text.disabled,
    overflowWrap: 'anywhere',
  },
  '& [data-part]': { display: 'grid', gap: 8, padding: '0 16px 16px' },
  '& [role=alert]': { ...theme.typography.meta, color: theme.vars.palette.error.main },
  '& footer': {
    display: 'flex',
    justifyContent: 'space-between',
    marginTop: 'auto',
    padding: '12px 16px',
    borderTop: `1px solid ${theme.vars.palette.divider}`,
  },
}));
