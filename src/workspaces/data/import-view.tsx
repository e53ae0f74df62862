import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { FindingGroup, ImportOptions } from '#contract/data/import-job.ts';
import { guardText } from '#domain/guard/guard-text.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { checkFilesMutation, importQuery, importStepMutation } from '#queries/data-imports.ts';
import { projectQuery } from '#queries/project.ts';
import { checkOnDevice } from './check-on-device.ts';
import { ChooseFiles } from './choose-files.tsx';
import { CheckedImport } from './checked-import.tsx';
import { FoundOnDevice } from './found-on-device.tsx';
import { sniffFile, type SniffedFile } from './sniff-file.ts';

interface ImportViewProps {
  readonly projectId: string;
}

type Found = { files: readonly File[]; findings: readonly FindingGroup[] };
type Chosen = { importId: string; sniffed: SniffedFile };

const asRecognised: ImportOptions = { format: 'auto', map: {}, rubricKey: null, repairs: [] };

/** From files to tasks: guard on this device, recognise, check without writing, repair, import. */
export function ImportView({ projectId }: ImportViewProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [found, setFound] = useState<Found | null>(null);
  const check = useMutation({
    ...checkFilesMutation(backend, projectId),
    onSuccess: (job) => client.setQueryData(importQuery(backend, projectId, job.id).queryKey, job),
  });

  async function guardFirst(files: readonly File[]) {
    const { settings } = await client.ensureQueryData(projectQuery(backend, projectId));
    const { confidentialWords } = settings;
    const guard = guardText({ confidentialWords, restrictedDocuments: [] });
    const findings = await checkOnDevice(files, guard);
    if (findings.some((each) => each.needsExplanation)) setFound({ files, findings });
    else await begin(files);
  }

  async function begin(files: readonly File[], explanation?: string) {
    const [first] = files;
    if (!first) return;
    const sniffed = await sniffFile(first);
    // A mapping that was guessed is shown and sent, so that what is seen is what is checked.
    const options =
      sniffed.format === 'map'
        ? { ...asRecognised, format: 'map', map: sniffed.map }
        : asRecognised;
    const job = await check.mutateAsync({
      files,
      options: explanation === undefined ? options : { ...options, explanation },
    });
    setFound(null);
    setChosen({ importId: job.id, sniffed });
  }

  if (!chosen && found && !check.error) {
    return (
      <FoundOnDevice
        findings={found.findings}
        busy={check.isPending}
        onSend={(explanation) => void begin(found.files, explanation).catch(() => undefined)}
        onLeave={() => setFound(null)}
      />
    );
  }
  if (!chosen) {
    return (
      <ChooseFiles
        projectId={projectId}
        busy={check.isPending}
        error={check.error}
        onChoose={(files) => void guardFirst(files).catch(() => undefined)}
      />
    );
  }
  return (
    <OpenImport
      projectId={projectId}
      importId={chosen.importId}
      sniffed={chosen.sniffed}
      onLeave={() => setChosen(null)}
    />
  );
}

interface OpenImportProps {
  readonly projectId: string;
  readonly importId: string;
  readonly sniffed: SniffedFile;
  readonly onLeave: () => void;
}

function OpenImport({ projectId, importId, sniffed, onLeave }: OpenImportProps) {
  const backend = useBackend();
  const client = useQueryClient();
  const query = importQuery(backend, projectId, importId);
  const job = useQuery(query);
  const step = useMutation({
    ...importStepMutation(backend, projectId, importId),
    onSuccess: (next) => {
      client.setQueryData(query.queryKey, next);
      void client.invalidateQueries({ queryKey: ['project', projectId, 'tasks'] });
    },
  });
  if (!job.data) return null;
  return (
    <CheckedImport
      job={job.data}
      sniffed={sniffed}
      error={step.error ?? job.error}
      busy={step.isPending}
      onCheck={(options) => step.mutate({ do: 'check', options })}
      onImport={(options) => step.mutate({ do: 'import', options })}
      onCancel={() => step.mutate({ do: 'cancel' })}
      onResume={() => step.mutate({ do: 'resume' })}
      onLeave={onLeave}
    />
  );
}
