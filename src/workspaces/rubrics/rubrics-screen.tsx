import { useQuery } from '@tanstack/react-query';
import { useBackend } from '#queries/backend-context.tsx';
import { rubricSheetQuery } from '#queries/rubrics.ts';
import { sessionQuery } from '#queries/session.ts';
import { useNavigate, useSearch } from '#ui/address.ts';
import { Block, LoadingBlocks } from '#ui/loading-blocks.tsx';
import { FailedToRead } from './failed-to-read.tsx';
import { RubricList } from './rubric-list.tsx';
import { RubricBench } from './rubric-bench.tsx';

interface RubricsScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

/** The rubrics of a project, and the bench on which one is edited and audited. */
export function RubricsScreen({ projectId, slug }: RubricsScreenProps) {
  const search: { rubric?: string; view?: string } = useSearch();
  const navigate = useNavigate();
  const go = (next: { rubric?: string; view?: string }) => navigate(next);
  return search.rubric === undefined ? (
    <RubricList projectId={projectId} slug={slug} view={search.view ?? 'rubrics'} onGo={go} />
  ) : (
    <OneRubric
      projectId={projectId}
      rubricId={search.rubric}
      view={search.view ?? 'edit'}
      onGo={go}
    />
  );
}

interface OneRubricProps {
  readonly projectId: string;
  readonly rubricId: string;
  readonly view: string;
  readonly onGo: (next: { rubric?: string; view?: string }) => void;
}

function OneRubric({ projectId, rubricId, view, onGo }: OneRubricProps) {
  const backend = useBackend();
  const sheet = useQuery(rubricSheetQuery(backend, projectId, rubricId));
  const account = useQuery(sessionQuery(backend)).data?.account ?? null;
  if (sheet.data && account) {
    return (
      <RubricBench
        key={`${account.id} ${rubricId}`}
        projectId={projectId}
        accountId={account.id}
        sheet={sheet.data}
        view={view}
        onGo={onGo}
      />
    );
  }
  if (sheet.error) {
    return <FailedToRead error={sheet.error} onTryAgain={() => void sheet.refetch()} />;
  }
  return (
    <LoadingBlocks what="Reading the grades of this rubric">
      <Block width="70%" height={40} />
      <Block width="70%" height={320} />
    </LoadingBlocks>
  );
}
