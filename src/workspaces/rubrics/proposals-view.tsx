import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RubricProposal } from '#contract/rubrics/rubric-proposal.ts';
import { lintRubric } from '#domain/rubric/lint/lint-rubric.ts';
import { useBackend } from '#queries/backend-context.tsx';
import { decideProposalMutation, rubricProposalsQuery } from '#queries/rubrics.ts';
import { EmptyState } from '#ui/empty-state.tsx';
import { formatCount, formatSigned } from '#ui/format-number.ts';
import { WordDiff } from '#ui/word-diff.tsx';
import { LintedText } from './linted-text.tsx';

/** Rubrics that experts wrote for their tasks: approved they become the task's own. */
export function ProposalsView({ projectId }: { readonly projectId: string }) {
  const found = useQuery(rubricProposalsQuery(useBackend(), projectId));
  const proposals = found.data?.proposals ?? [];
  if (found.data && proposals.length === 0) {
    return (
      <EmptyState heading="Nothing is proposed">
        Where the settings allow it, an expert may propose the rubric of a task that is graded.
      </EmptyState>
    );
  }
  return (
    <List aria-label="Proposals">
      {proposals.map((proposal) => (
        <li key={proposal.id}>
          <Proposal projectId={projectId} proposal={proposal} />
        </li>
      ))}
    </List>
  );
}

interface ProposalProps {
  readonly projectId: string;
  readonly proposal: RubricProposal;
}

function Proposal({ projectId, proposal }: ProposalProps) {
  const client = useQueryClient();
  const decide = useMutation(decideProposalMutation(useBackend(), client, projectId));
  const [reason, setReason] = useState('');
  const findings = lintRubric(proposal.criteria);
  const was = new Map((proposal.current?.criteria ?? []).map((each) => [each.id, each]));
  const send = (decision: 'approve' | 'decline') =>
    decide.mutate({ proposalId: proposal.id, body: { decision, reason } });
  return (
    <article aria-label={`Proposal for ${proposal.taskTitle}`}>
      <header>
        <h2>{proposal.taskTitle}</h2>
        <span>
          {proposal.proposedBy} · {formatCount(proposal.criteria.length, 'criterion', 'criteria')}
          {proposal.current ? ` · in place of v${proposal.current.version}` : ' · its first rubric'}
          {findings.length > 0 && ` · ${formatCount(findings.length, 'finding')}`}
        </span>
      </header>
      {proposal.note && <p>{proposal.note}</p>}
      <ol>
        {proposal.criteria.map((criterion) => {
          const old = was.get(criterion.id);
          return (
            <li key={criterion.id}>
              <b>{formatSigned(criterion.points)}</b>{' '}
              {old && old.text !== criterion.text ? (
                <WordDiff before={old.text} after={criterion.text} />
              ) : (
                <LintedText
                  text={criterion.text}
                  findings={findings.filter(({ criterionId }) => criterionId === criterion.id)}
                />
              )}
            </li>
          );
        })}
      </ol>
      {proposal.state === 'open' ? (
        <div data-actions="">
          <OutlinedInput
            inputProps={{ 'aria-label': 'Reason' }}
            placeholder="Reason, for the expert"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button disabled={decide.isPending} onClick={() => send('approve')}>
            Approve
          </Button>
          <Button
            disabled={decide.isPending || reason.trim() === ''}
            onClick={() => send('decline')}
          >
            Decline
          </Button>
          {decide.error && <p role="alert">{decide.error.message}</p>}
        </div>
      ) : (
        <p>
          {proposal.state === 'approved' ? 'Approved' : 'Declined'}
          {proposal.decidedBy && ` by ${proposal.decidedBy}`}
          {proposal.reason && `: ${proposal.reason}`}
        </p>
      )}
    </article>
  );
}

const List = styled('ul')(({ theme }) => ({
  margin: 0,
  padding: '0 16px',
  listStyle: 'none',
  '& article': {
    maxWidth: 820,
    padding: '12px 0',
    borderBottom: `1px solid ${theme.vars.palette.divider}`,
  },
  '& header': { display: 'flex', alignItems: 'baseline', gap: 10 },
  '& h2': { ...theme.typography.subtitle2, margin: 0 },
  '& header span, & p': {
    ...theme.typography.meta,
    margin: 0,
    color: theme.vars.palette.text.secondary,
  },
  '& ol': { margin: '6px 0', padding: 0, listStyle: 'none' },
  '& ol li': { ...theme.typography.quoteLong, padding: '2px 0' },
  '& ol b': { ...theme.typography.cell, fontWeight: 600 },
  '& [data-actions]': { display: 'flex', flexWrap: 'wrap', gap: 8 },
  '& [data-actions] > div': { flex: '1 1 240px' },
}));
