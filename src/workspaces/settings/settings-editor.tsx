import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { styled } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { Eye, GitCompare, PenLine } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { publishEffect } from '#domain/project/publish-effect.ts';
import type { Project } from '#domain/project/project.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { projectVersionsQuery } from '#queries/project-versions.ts';
import type { Account } from '#queries/session.ts';
import { useNavigate } from '#ui/address.ts';
import { Icon } from '#ui/icon.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { Splitter } from '#ui/splitter/splitter.tsx';
import { Zone } from '#ui/zone.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { CreateProjectDialog } from './create-project-dialog.tsx';
import { EditorSections } from './editor-sections.tsx';
import { effectWords } from './effect-words.ts';
import { NewerVersionDialog } from './newer-version-dialog.tsx';
import { useGoToFault } from './open-entries.ts';
import { PreviewZone } from './preview-zone.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SectionList } from './section-list.tsx';
import { SettingsBar } from './settings-bar.tsx';
import { useChanges, useFaults, useSettingsState, useSettingsStore } from './settings-context.tsx';
import { useCurrentPlace } from './use-current-place.ts';
import { usePublish } from './use-publish.ts';
import { useSettingsEntry } from './use-settings-entry.ts';
import { VersionList } from './version-list.tsx';

interface SettingsEditorProps {
  readonly project: Project;
  readonly account: Account;
}

type Overlay = { kind: 'publish' } | { kind: 'newer' } | { kind: 'create' } | null;

/** Sections at the left, the editor, and the real scoring zone at the right. */
export function SettingsEditor({ project, account }: SettingsEditorProps) {
  const store = useSettingsStore();
  const base = useSettingsState((state) => state.base);
  const edited = useSettingsState((state) => state.edited);
  const changes = useChanges();
  const faults = useFaults();
  const versions = useQuery(projectVersionsQuery(useBackend(), project.id)).data?.versions;
  const effect = useMemo(
    () => (versions ? publishEffect(base.settings, edited, versions) : null),
    [base, edited, versions],
  );
  const [overlay, setOverlay] = useState<Overlay>(null);
  const [compared, setCompared] = useState<number | null>(null);
  const [previewOnly, setPreviewOnly] = useState(false);
  const wide = useMediaQuery('(min-width: 1200px)', { noSsr: true });
  const editor = useRef<HTMLDivElement>(null);
  const { current, go } = useCurrentPlace(editor);
  const navigate = useNavigate();
  const goToFault = useGoToFault();
  const close = () => setOverlay(null);
  const { publish, publishing, failed } = usePublish(
    project.id,
    () => setOverlay({ kind: 'newer' }),
    close,
  );
  const isNewer = project.version > base.version;
  useSettingsEntry({ onGo: go, onPublish: () => setOverlay({ kind: 'publish' }) });

  const sections = {
    id: 'sections',
    size: 180,
    min: 150,
    max: 260,
    fixed: true,
    content: (
      <Zone
        name="Sections"
        f6
        foot={<VersionList versions={versions ?? []} onCompare={setCompared} />}
      >
        <SectionList current={current} onGo={go} />
      </Zone>
    ),
  };
  const editing = {
    id: 'editor',
    splitterName: 'Resize sections',
    content: (
      <Zone name="Editor" surface="pane" f6>
        <Editor ref={editor}>
          {isNewer && (
            <RuledNotice
              tone="warn"
              icon={GitCompare}
              edgeToEdge
              live="polite"
              detail={
                <Button size="small" onClick={() => setOverlay({ kind: 'newer' })}>
                  See both and bring together
                </Button>
              }
            >
              Your edits are kept. v{project.version} was published while you edited v
              {base.version + 1}.
            </RuledNotice>
          )}
          <EditorSections
            project={project}
            onCreate={account.isOwner ? () => setOverlay({ kind: 'create' }) : null}
          />
        </Editor>
      </Zone>
    ),
  };
  const preview = {
    id: 'preview',
    splitterName: 'Resize preview',
    ...(wide && { size: 412, min: 360, max: 560, fixed: true }),
    content: (
      <PreviewZone
        projectId={project.id}
        foot={
          effect &&
          changes.length > 0 && (
            <>
              <b>If you publish v{base.version + 1}:</b>{' '}
              {effectWords(effect, base.version).join(' ')}
            </>
          )
        }
      />
    ),
  };
  const panes = wide
    ? [sections, editing, preview]
    : previewOnly
      ? [sections, preview]
      : [sections, editing];
  return (
    <Screen>
      <SettingsBar
        answers={versions?.reduce((sum, each) => sum + each.annotations, 0) ?? null}
        onPublish={() => setOverlay(isNewer ? { kind: 'newer' } : { kind: 'publish' })}
      />
      {!wide && (
        <Switch>
          <Button
            aria-pressed={previewOnly}
            startIcon={<Icon of={previewOnly ? PenLine : Eye} size={14} />}
            onClick={() => setPreviewOnly(!previewOnly)}
          >
            {previewOnly ? 'Back to the editor' : 'Preview'}
          </Button>
        </Switch>
      )}
      <Splitter name="settings" panes={panes} />
      {overlay?.kind === 'publish' && (
        <PublishDialog
          version={base.version}
          changes={changes}
          faults={faults}
          effect={effect}
          publishing={publishing}
          failed={failed}
          onFault={(fault) => {
            close();
            setPreviewOnly(false);
            goToFault(fault);
          }}
          onPublish={publish}
          onClose={close}
        />
      )}
      {overlay?.kind === 'newer' && isNewer && (
        <NewerVersionDialog
          newer={project}
          publishedBy={
            versions?.find(({ version }) => version === project.version)?.publishedBy ?? null
          }
          onMerge={(choices) => {
            store.rebase(project, choices);
            close();
          }}
          onClose={close}
        />
      )}
      {overlay?.kind === 'create' && (
        <CreateProjectDialog
          like={base.settings}
          onCreated={(slug) => navigate(`/p/${slug}/settings`)}
          onClose={close}
        />
      )}
      {compared !== null && versions && (
        <CompareDialog
          versions={versions}
          version={compared}
          onVersion={setCompared}
          onTake={({ settings }) => {
            store.edit(() => settings);
            setCompared(null);
          }}
          onClose={() => setCompared(null)}
        />
      )}
    </Screen>
  );
}

const Screen = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  height: '100%',
  minHeight: 0,
  '& > [data-direction]': { flex: '1 1 auto', minHeight: 0 },
});

const Editor = styled('div')({
  // What is hidden visually is placed in here, so that it cannot make the page itself scroll.
  position: 'relative',
  containerType: 'inline-size',
  containerName: 'editor',
});

const Switch = styled('div')(({ theme }) => ({
  display: 'flex',
  justifyContent: 'flex-end',
  flex: 'none',
  padding: '4px 16px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
}));
