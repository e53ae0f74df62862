import { styled } from '@mui/material/styles';
import InputBase from '@mui/material/InputBase';
import { Flag, Info, LockKeyhole, TriangleAlert } from 'lucide-react';
import { auditRemarks } from '#domain/rubric/audit/audit-order.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { moveCriterion } from '#domain/rubric/edit-criteria.ts';
import { lintRules } from '#domain/rubric/lint/lint-rubric.ts';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';
import { ReorderGrip } from '#ui/editing/reorder-grip.tsx';
import { formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { pressedBesideControls } from '#ui/pressed-beside-controls.ts';
import { AuditCells } from './audit-cells.tsx';
import { LintedText } from './linted-text.tsx';
import { useAudit, useBench, useCriteria } from './rubric-context.tsx';
import { focusText } from './use-bench-keys.ts';

interface CriterionLineProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly count: number;
  readonly current: boolean;
  readonly movable: boolean;
  readonly overlaps: boolean;
  readonly findings: readonly LintFinding[];
}

/** One criterion: its text, edited in place while it is current, and its figures. */
export function CriterionLine(props: CriterionLineProps) {
  const { criterion, index, current, findings } = props;
  const { store } = useBench();
  const criteria = useCriteria();
  const { audit, reworded } = useAudit(criterion);
  const weight = criteria.reduce((sum, each) => sum + Math.abs(each.points), 0);
  const share = weight === 0 ? 0 : Math.abs(criterion.points) / weight;
  const repeats = (audit?.repeats ?? []).flatMap((each) => {
    const at = criteria.findIndex(({ id }) => id === each.criterionId);
    return at < 0 ? [] : [{ number: at + 1, share: each.share }];
  });
  const isFault = criterion.points < 0;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- a larger target for the pointer; the button in it is the keyboard's
    <div
      role="row"
      aria-current={current || undefined}
      data-criterion-row={criterion.id}
      data-entry-of="criteria"
      data-entry={index}
      data-current={current || undefined}
      onClick={(event) => {
        if (!current && pressedBesideControls(event)) store.stand(criterion.id);
      }}
    >
      <span role="cell" data-order="">
        {props.movable ? (
          <ReorderGrip
            name={`criterion ${index + 1}`}
            list="criteria"
            index={index}
            count={props.count}
            onMove={(from, to) => {
              if (to < 0 || to >= props.count) return;
              store.stand(criterion.id);
              store.edit((all) => moveCriterion(all, from, to));
            }}
          />
        ) : (
          <i />
        )}
        {index + 1}
      </span>
      <b role="cell" data-points="" data-fault={isFault || undefined}>
        {formatSigned(criterion.points)}
      </b>
      <div role="rowheader" data-text="">
        {current ? (
          <InputBase
            multiline
            fullWidth
            inputProps={{ 'aria-label': `Text of criterion ${index + 1}` }}
            placeholder="What a grader checks, whole and in itself"
            value={criterion.text}
            onChange={(event) =>
              store.edit(
                (all) =>
                  all.map((each) =>
                    each.id === criterion.id ? { ...each, text: event.target.value } : each,
                  ),
                `text ${criterion.id}`,
              )
            }
          />
        ) : (
          <Open
            type="button"
            onClick={() => {
              store.stand(criterion.id);
              focusText(store);
            }}
          >
            <LintedText text={criterion.text || 'No text yet'} findings={findings} />
          </Open>
        )}
        <p>
          {isFault && (
            <span>
              <Icon of={Flag} size={12} /> Fault
            </span>
          )}
          {criterion.required && (
            <span>
              <Icon of={LockKeyhole} size={12} /> Gate
            </span>
          )}
          {criterion.weightClass && <span>{criterion.weightClass}</span>}
          {findings.map(({ rule }) => (
            <strong key={rule}>
              <Icon of={TriangleAlert} size={12} /> {ruleTitle(rule)}
            </strong>
          ))}
          {audit &&
            auditRemarks(audit).map((remark) => (
              <em key={remark}>
                <Icon of={Info} size={12} /> {remark}
              </em>
            ))}
          {reworded && <span>figures are of the old wording</span>}
        </p>
      </div>
      <AuditCells
        audit={audit}
        reworded={reworded}
        repeats={repeats}
        share={share}
        overlaps={props.overlaps}
        onRepeat={(number) => store.stand(criteria[number - 1]?.id ?? null)}
      />
    </div>
  );
}

export function ruleTitle(name: LintFinding['rule']): string {
  return lintRules.find((rule) => rule.name === name)?.title ?? name;
}

const Open = styled('button')({
  display: 'block',
  width: '100%',
  minHeight: 24,
  padding: 0,
  border: 0,
  font: 'inherit',
  textAlign: 'left',
  color: 'inherit',
  background: 'none',
  cursor: 'pointer',
});
