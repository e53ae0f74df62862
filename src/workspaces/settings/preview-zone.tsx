import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useBackend } from '#queries/backend-context.tsx';
import { specimenTaskQuery, specimenTasksQuery } from '#queries/specimen-tasks.ts';
import { createSurface } from '#ui/grading-surface/create-surface.ts';
import { memoryDraft } from '#ui/grading-surface/memory-draft.ts';
import { ScoringFooter } from '#ui/grading-surface/scoring-footer.tsx';
import { ScoringZone } from '#ui/grading-surface/scoring-zone.tsx';
import { SurfaceProvider } from '#ui/grading-surface/surface-context.tsx';
import { useMissing } from '#ui/grading-surface/use-missing.ts';
import { Zone } from '#ui/zone.tsx';
import { PreviewInstructions } from './preview-instructions.tsx';
import { useSettingsState } from './settings-context.tsx';
import { blindOf, specimenTask } from './specimen-task.ts';

interface PreviewZoneProps {
  readonly projectId: string;
  /** What publishing does, at the foot. */
  readonly foot: ReactNode;
}

const SPECIMEN = 'specimen';

/** The real scoring zone over the edited settings, on a task that can be chosen. */
export function PreviewZone({ projectId, foot }: PreviewZoneProps) {
  const backend = useBackend();
  const tasks = useQuery(specimenTasksQuery(backend, projectId)).data?.tasks ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const taskId = chosen ?? tasks[0]?.id ?? SPECIMEN;
  return (
    <Zone
      name="Preview"
      f6
      head={
        <Head>
          <b>As an expert sees it</b>
          <span>nothing is kept</span>
          <Select
            value={tasks.some(({ id }) => id === taskId) ? taskId : SPECIMEN}
            inputProps={{ 'aria-label': 'Task in the preview' }}
            onChange={(event) => setChosen(event.target.value)}
          >
            {tasks.map((each) => (
              <MenuItem key={each.id} value={each.id}>
                {each.externalId ?? each.title}
              </MenuItem>
            ))}
            <MenuItem value={SPECIMEN}>Specimen</MenuItem>
          </Select>
        </Head>
      }
      foot={foot && <Foot>{foot}</Foot>}
    >
      <Frame>
        <PreviewInstructions />
        {taskId === SPECIMEN ? (
          <Scoring key={SPECIMEN} task={null} />
        ) : (
          <TaskScoring key={taskId} projectId={projectId} taskId={taskId} />
        )}
      </Frame>
    </Zone>
  );
}

function TaskScoring({ projectId, taskId }: { projectId: string; taskId: string }) {
  const task = useQuery(specimenTaskQuery(useBackend(), projectId, taskId));
  // A task that cannot be read is no reason to show nothing.
  if (task.isPending) return null;
  return <Scoring task={task.data ?? null} />;
}

type PreviewedTask = Parameters<typeof blindOf>[0] | null;

function Scoring({ task }: { readonly task: PreviewedTask }) {
  const settings = useDeferredValue(useSettingsState((state) => state.edited));
  const version = useSettingsState((state) => state.base.version);
  // Answers that were tried stay while the settings change.
  const [draft] = useState(() => memoryDraft());
  const surface = useMemo(() => {
    const blind = task === null ? specimenTask(settings.rubric) : blindOf(task, settings.rubric);
    return createSurface({ task: blind, settings, settingsVersion: version, draft });
  }, [task, settings, version, draft]);
  return (
    <SurfaceProvider value={surface}>
      <Suspense fallback={null}>
        <ScoringZone footer={<PreviewFooter />} />
      </Suspense>
    </SurfaceProvider>
  );
}

/** In a preview Submit and Skip lead nowhere; what is left is as real as in Grade. */
function PreviewFooter() {
  return <ScoringFooter missing={useMissing()} onSubmit={nothing} onSkip={nothing} />;
}

const nothing = () => undefined;

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  width: '100%',
  minWidth: 0,
  color: theme.vars.palette.text.disabled,
  '& b': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& > *': { flex: 'none' },
  '& > :last-child': { flex: '0 1 auto', minWidth: 0, maxWidth: 160, marginLeft: 'auto' },
}));

const Frame = styled('div')(({ theme }) => ({
  display: 'flex',
  flexDirection: 'column',
  boxSizing: 'border-box',
  minHeight: 420,
  maxWidth: 560,
  height: 'calc(100% - 8px)',
  margin: '0 8px 8px',
  border: `1px solid ${theme.vars.palette.line2}`,
  borderTop: 0,
  borderRadius: '0 0 4px 4px',
  overflow: 'hidden',
  '& > :last-child': { flex: '1 1 auto', minHeight: 0 },
}));

const Foot = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  padding: '4px 0',
  color: theme.vars.palette.text.secondary,
  '& b': { fontWeight: 600, color: theme.vars.palette.text.primary },
}));
