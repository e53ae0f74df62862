import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldName } from '#domain/draft/field-name.ts';
import { originField } from '#domain/provenance/text-origin.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { revisionQuery, revisionsQuery, type DraftPath } from '#queries/draft-revisions.ts';
import { originalText } from '#ui/grading-surface/rewriting.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { useDraftValue } from '#ui/grading-surface/use-draft-slice.ts';
import { LoadingBlocks } from '#ui/loading-blocks.tsx';
import { ComparedVersion, FailedToRead } from './compared-version.tsx';
import { VersionList } from './version-list.tsx';
import { versionTime } from './version-words.ts';

interface RewriteHistoryProps {
  readonly surface: Surface;
  readonly path: DraftPath;
  readonly responseId: string;
  /** Told what to say of it. */
  readonly onRestored: (words: string) => void;
  readonly onClose: () => void;
}

/** Every version of one rewrite that the server has: opened, compared with the text now, restored. */
export function RewriteHistory(props: RewriteHistoryProps) {
  const { surface, path, responseId, onRestored, onClose } = props;
  const id = useId();
  const backend = useBackend();
  const [chosen, setChosen] = useState<number | null>(null);
  const field = fieldName({ kind: 'rewrite', responseId });
  const original = originalText(surface, responseId);
  const letter = surface.responses.find((each) => each.id === responseId)?.letter ?? '?';
  const value = useDraftValue(surface.draft, field);
  const list = useInfiniteQuery(revisionsQuery(backend, path, field));
  const opened = useQuery({
    ...revisionQuery(backend, path, chosen ?? 0),
    enabled: chosen !== null,
  });
  const versions = (list.data?.pages ?? []).flatMap((page) => page.revisions);
  const current = textOf(value, original);
  const version = opened.data ? textOf(opened.data.fields[field], original) : null;

  const restore = () => {
    if (!opened.data) return;
    const { fields, savedAt } = opened.data;
    // Where the text came from is part of the version: restored alone it would count as typed.
    surface.draft.setFields({
      [field]: fields[field],
      [originField(field)]: fields[originField(field)],
    });
    const time = savedAt === null ? '' : ` of ${versionTime(savedAt, Date.now())}`;
    onRestored(`The version${time} is restored. Undo takes it back`);
    onClose();
  };

  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>History of the rewrite of response {letter}</DialogTitle>
      {list.error && versions.length === 0 ? (
        <FailedToRead
          what="Its versions"
          error={list.error}
          onTryAgain={() => void list.refetch()}
        />
      ) : !list.data ? (
        <LoadingBlocks what="Reading the versions" />
      ) : versions.length === 0 ? (
        <p style={{ margin: 0, padding: 16 }}>
          The server has no version of this rewrite yet. Each one that it saves is kept here.
        </p>
      ) : (
        <Sides>
          <VersionList
            versions={versions}
            chosen={chosen}
            onChoose={setChosen}
            onOlder={list.hasNextPage ? () => void list.fetchNextPage() : null}
            loadingOlder={list.isFetchingNextPage}
          />
          <div data-version="">
            {list.error && (
              <FailedToRead
                what="Older versions"
                error={list.error}
                onTryAgain={() => void list.fetchNextPage()}
              />
            )}
            {chosen === null ? (
              <p>Choose a version to compare it with your text now.</p>
            ) : opened.error ? (
              <FailedToRead
                what="This version"
                error={opened.error}
                onTryAgain={() => void opened.refetch()}
              />
            ) : version === null ? (
              <LoadingBlocks key={chosen} what="Opening the version" />
            ) : (
              <ComparedVersion current={current} version={version} />
            )}
          </div>
        </Sides>
      )}
      <DialogActions>
        <Button size="large" autoFocus onClick={onClose}>
          Close
        </Button>
        <Button
          size="large"
          variant="contained"
          disabled={version === null || version === current}
          onClick={restore}
        >
          Restore this version
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Without a rewrite the text is that of the response. */
function textOf(value: unknown, original: string): string {
  return typeof value === 'string' ? value : original;
}

const Sides = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(200px, 280px) minmax(0, 1fr)',
  gridTemplateRows: 'minmax(0, 1fr)',
  height: '60vh',
  paddingTop: 4,
  minHeight: 0,
  '& [data-version]': { minHeight: 0, overflow: 'auto', padding: '0 20px 20px' },
  '& [data-version] > p': { marginTop: 0 },
});
