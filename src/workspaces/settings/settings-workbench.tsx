import { useEffect, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Project } from '#domain/project/project.ts';
import type { Account } from '#queries/session.ts';
import { editsPlace } from './kept-edits.ts';
import { createOpenEntries, OpenEntriesProvider } from './open-entries.ts';
import { SettingsEditor } from './settings-editor.tsx';
import { SettingsProvider } from './settings-context.tsx';
import { createSettingsStore } from './settings-store.ts';

interface SettingsWorkbenchProps {
  readonly project: Project;
  readonly account: Account;
}

/** Binds the edits on this device to the published project. */
export function SettingsWorkbench({ project, account }: SettingsWorkbenchProps) {
  const [store] = useState(() =>
    createSettingsStore(project, editsPlace(account.id, project.id), Date.now),
  );
  const [entries] = useState(createOpenEntries);
  const client = useQueryClient();
  useEffect(() => store.follow(), [store]);
  useEffect(() => {
    // Without edits there is nothing to bring together: what was published is what is shown.
    const { base, state } = store.getState();
    if (state === 'published' && base.version < project.version) store.settle(project);
  }, [store, project]);
  useEffect(() => {
    void client.invalidateQueries({ queryKey: ['project', project.id] });
  }, [client, project.id]);
  return (
    <SettingsProvider value={store}>
      <OpenEntriesProvider value={entries}>
        <SettingsEditor project={project} account={account} />
      </OpenEntriesProvider>
    </SettingsProvider>
  );
}
