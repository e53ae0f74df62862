import Checkbox from '@mui/material/Checkbox';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { mayInProject } from '#domain/people/permission.ts';
import { lintRules } from '#domain/rubric/lint/lint-rubric.ts';
import type { LintRuleName } from '#domain/rubric/lint/lint-rule.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { projectQuery } from '#queries/project.ts';
import { publishSettingsMutation } from '#queries/publish-settings.ts';
import { sessionQuery } from '#queries/session.ts';

/** What is looked for while a rubric is typed. A lead may switch rules off for the project. */
export function LintRulesView({ projectId }: { readonly projectId: string }) {
  const backend = useBackend();
  const client = useQueryClient();
  const project = useQuery(projectQuery(backend, projectId)).data;
  const session = useQuery(sessionQuery(backend)).data;
  const publish = useMutation(publishSettingsMutation(backend, client, projectId));
  if (!project || !session) return null;
  const roles = session.memberships.find((each) => each.projectId === projectId)?.roles ?? [];
  const may = mayInProject('project.edit', roles, session.account?.isOwner ?? false);
  const { lintOff } = project.settings;
  const toggle = (name: LintRuleName, on: boolean) =>
    publish.mutate(
      {
        base: project.version,
        settings: {
          ...project.settings,
          lintOff: on ? lintOff.filter((each) => each !== name) : [...lintOff, name],
        },
      },
      {
        onSuccess: () => client.invalidateQueries({ queryKey: ['project', projectId, 'rubrics'] }),
      },
    );
  return (
    <List aria-label="Lint rules">
      {lintRules.map(({ name, title, why }) => (
        <li key={name}>
          <Checkbox
            checked={!lintOff.includes(name)}
            disabled={!may || publish.isPending}
            slotProps={{ input: { 'aria-label': title } }}
            onChange={(_, on) => toggle(name, on)}
          />
          <div>
            <b>{title}</b>
            <p>{why}</p>
          </div>
        </li>
      ))}
      <li>
        <p role="status">
          {publish.error
            ? publish.error.message
            : may
              ? 'A switch is a new version of the settings.'
              : 'A lead may switch rules off.'}
        </p>
      </li>
    </List>
  );
}

const List = styled('ul')(({ theme }) => ({
  maxWidth: 720,
  margin: 0,
  padding: '12px 16px',
  listStyle: 'none',
  '& li': { display: 'flex', alignItems: 'flex-start', gap: 8, padding: '6px 0' },
  '& b': { ...theme.typography.body2, fontWeight: 600 },
  '& p': { ...theme.typography.meta, margin: 0, color: theme.vars.palette.text.secondary },
}));
