import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { styled } from '@mui/material/styles';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { splitCriterion } from '#domain/rubric/edit-criteria.ts';
import { lintRules } from '#domain/rubric/lint/lint-rubric.ts';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';
import { formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { useBench } from './rubric-context.tsx';

interface FindingCardProps {
  readonly finding: LintFinding;
  readonly criterion: Criterion;
}

/** A finding: the rule's name, why it matters, and what would mend it. */
export function FindingCard({ finding, criterion }: FindingCardProps) {
  const { store } = useBench();
  const [reason, setReason] = useState<string | null>(null);
  const rule = lintRules.find(({ name }) => name === finding.rule);
  const { suggestion } = finding;
  const texts = suggestion && 'texts' in suggestion ? suggestion.texts : null;
  const halves = texts?.length === 2 ? texts : null;
  const [first = '', second = ''] = halves ?? [];
  const turned = suggestion && 'points' in suggestion ? suggestion.points : null;
  return (
    <Card>
      <h3>
        <Icon of={TriangleAlert} size={14} /> {rule?.title}
      </h3>
      <p>
        {finding.what} {rule?.why}
      </p>
      {halves && (
        <div data-diff="">
          <p data-removed="">{criterion.text}</p>
          {splitCriterion([criterion], criterion.id, [first, second]).map((each) => (
            <p key={each.id} data-added="">
              <b>{formatSigned(each.points)}</b> {each.text}
            </p>
          ))}
        </div>
      )}
      {turned !== null && (
        <div data-diff="">
          <p data-removed="">
            <b>{formatSigned(criterion.points)}</b> {criterion.text}
          </p>
          <p data-added="">
            <b>{formatSigned(turned)}</b> {criterion.text}
          </p>
        </div>
      )}
      <p>{finding.advice}</p>
      <div data-actions="">
        {halves && (
          <Button
            size="small"
            onClick={() => store.edit((all) => splitCriterion(all, criterion.id, [first, second]))}
          >
            Split in two
          </Button>
        )}
        {turned !== null && (
          <Button
            size="small"
            onClick={() =>
              store.edit((all) =>
                all.map((each) => (each.id === criterion.id ? { ...each, points: turned } : each)),
              )
            }
          >
            Turn the sign
          </Button>
        )}
        <Button size="small" variant="text" onClick={() => setReason('')}>
          Ignore…
        </Button>
      </div>
      {reason !== null && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const ignored = [...(criterion.ignored ?? []), { rule: finding.rule, reason }];
            store.edit((all) =>
              all.map((each) => (each.id === criterion.id ? { ...each, ignored } : each)),
            );
          }}
        >
          <OutlinedInput
            autoFocus
            fullWidth
            inputProps={{ 'aria-label': 'Why it stays' }}
            placeholder="Why it stays"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button type="submit" size="small" disabled={reason.trim() === ''}>
            Keep as it is
          </Button>
        </form>
      )}
    </Card>
  );
}

const Card = styled('section')(({ theme }) => ({
  display: 'grid',
  gap: 6,
  '& h3 svg': { verticalAlign: -2, color: theme.vars.palette.warning.main },
  '& [data-diff]': {
    border: `1px solid ${theme.vars.palette.divider}`,
    '& p': {
      ...theme.typography.quoteLong,
      padding: '3px 10px',
      color: theme.vars.palette.text.primary,
    },
    '& b': { ...theme.typography.cell, fontWeight: 600, marginRight: 4 },
    '& [data-removed]': {
      textDecoration: 'line-through',
      backgroundColor: theme.vars.palette.error.tint,
    },
    '& [data-added]': { backgroundColor: theme.vars.palette.success.tint },
  },
  '& [data-actions], & form': { display: 'flex', gap: 8 },
  '& [data-actions] > :last-child': { marginLeft: 'auto' },
  '& form > button': { flex: 'none' },
}));
