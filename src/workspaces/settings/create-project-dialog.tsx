import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState, type FormEvent } from 'react';
import { problemKind } from '#backend/backend-error.ts';
import { projectFile, type ProjectSettings } from '#domain/project/project-settings.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { createProjectMutation } from '#queries/create-project.ts';
import { Field } from '#ui/field.tsx';
import { SegmentedRadios } from '#ui/segmented-radios.tsx';
import { slugOf } from './slug-of.ts';

interface CreateProjectDialogProps {
  /** Settings that the new project may start with. */
  readonly like: ProjectSettings;
  readonly onCreated: (slug: string) => void;
  readonly onClose: () => void;
}

export function CreateProjectDialog({ like, onCreated, onClose }: CreateProjectDialogProps) {
  const id = useId();
  const [name, setName] = useState('');
  const [slug, setSlug] = useState<string | null>(null);
  const [start, setStart] = useState<'usual' | 'like'>('usual');
  const create = useMutation(createProjectMutation(useBackend(), useQueryClient()));
  const address = slug ?? slugOf(name);
  const parsed = projectFile.safeParse({ ...(start === 'like' && like), name, slug: address });
  const taken = problemKind(create.error) === 'duplicate';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!parsed.success || create.isPending) return;
    create.mutate(parsed.data, { onSuccess: (project) => onCreated(project.slug) });
  };
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby={id}>
      <form onSubmit={submit}>
        <DialogTitle id={id}>New project</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 3 }}>
          <Field label="Name" required>
            {(control) => (
              <OutlinedInput
                autoFocus
                inputProps={{ ...control, maxLength: 120 }}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
          </Field>
          <Field
            label="Address"
            help={`/p/${address || '…'}: small letters, digits and hyphens; it stays.`}
            {...(taken && {
              error: `There is a project ${address} already; choose another address.`,
            })}
          >
            {(control) => (
              <OutlinedInput
                inputProps={{ ...control, maxLength: 63 }}
                value={address}
                onChange={(event) => setSlug(event.target.value)}
              />
            )}
          </Field>
          <SegmentedRadios
            label="It starts with"
            segments={[
              { value: 'usual', label: 'The usual settings', tone: 'neutral' },
              { value: 'like', label: 'A copy of these', tone: 'neutral' },
            ]}
            value={start}
            onChange={setStart}
          />
          <span role="alert">{create.error && !taken ? create.error.message : null}</span>
        </DialogContent>
        <DialogActions>
          <Button size="large" onClick={onClose}>
            Cancel
          </Button>
          <Button
            size="large"
            variant="contained"
            type="submit"
            disabled={!parsed.success}
            aria-busy={create.isPending}
          >
            Create project
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
