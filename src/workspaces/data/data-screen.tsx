import { styled } from '@mui/material/styles';
import { useSearch } from '#ui/address.ts';
import { FrameSlot } from '#ui/frame-slot.tsx';
import { ViewSwitch } from '#ui/view-switch.tsx';
import { ExportView } from './export-view.tsx';
import { ImportView } from './import-view.tsx';
import { KeysView } from './keys-view.tsx';
import { TaskList } from './task-list.tsx';

interface DataScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

const views = [
  { name: 'import', words: 'Import' },
  { name: 'tasks', words: 'Tasks' },
  { name: 'export', words: 'Export' },
  { name: 'keys', words: 'API keys' },
] as const;

/** Tasks in, training files out, and the keys of programs that do both. Which view is open stands in the address. */
export function DataScreen({ projectId, slug }: DataScreenProps) {
  const search: { view?: string } = useSearch();
  const view = views.find(({ name }) => name === search.view)?.name ?? 'import';
  return (
    <>
      <FrameSlot name="title">{views.find(({ name }) => name === view)?.words}</FrameSlot>
      <ViewSwitch views={views} view={view} />
      <Page>
        <h1 className="quiet">Data</h1>
        {view === 'import' && <ImportView projectId={projectId} />}
        {view === 'tasks' && <TaskList projectId={projectId} />}
        {view === 'export' && <ExportView projectId={projectId} slug={slug} />}
        {view === 'keys' && <KeysView projectId={projectId} />}
      </Page>
    </>
  );
}

const Page = styled('div')({
  height: '100%',
  minHeight: 0,
  '& .quiet': { position: 'absolute', clip: 'rect(0 0 0 0)', height: 1, overflow: 'hidden' },
});
