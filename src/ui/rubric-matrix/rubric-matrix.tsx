import { styled } from '@mui/material/styles';
import { Flag } from 'lucide-react';
import { memo, useMemo, useState, type CSSProperties } from 'react';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { Icon } from '#ui/icon.tsx';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { CriterionRow } from './criterion-row.tsx';
import { CurrentCriterion, type VerdictHandlers } from './current-criterion.tsx';
import { isAsked, type JudgedAgain } from './judged-again.ts';
import { matrixStyles } from './matrix-styles.ts';
import { criterionTitle, rubricLayout, type RubricSection } from './rubric-layout.ts';
import { SectionHead } from './section-head.tsx';
import type { VerdictTable } from './verdict-table.ts';

interface RubricMatrixProps extends VerdictHandlers {
  readonly criteria: readonly Criterion[];
  readonly responses: readonly LetteredResponse[];
  readonly verdicts: VerdictTable;
  readonly criterionId: string | null;
  readonly responseId: string;
  readonly hasKeys: boolean;
  readonly openOnly?: boolean;
  readonly readOnly?: boolean;
  /** Verdicts that are asked for again; the others are kept and cannot be changed. */
  readonly again?: JudgedAgain;
}

/**
 * Criteria × responses. One criterion is current and stands open; the others are lines. It is
 * memoised and so are its rows: an edit elsewhere re-renders nothing here, an edit here only
 * the row that it touches. The caller keeps the handlers stable.
 */
export const RubricMatrix = memo(function RubricMatrix(props: RubricMatrixProps) {
  const { criteria, responses, verdicts, criterionId, openOnly = false, again = null } = props;
  const sections = useMemo(() => rubricLayout(criteria), [criteria]);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const foldable = sections.filter((section) => section.title !== null).length > 1;
  const width = responses.length >= 6 ? 32 : responses.length >= 3 ? 38 : 44;

  return (
    <Matrix
      data-matrix=""
      style={{ '--responses': responses.length, '--cell': `${width}px` } as CSSProperties}
    >
      <div data-columns="">
        <span>Criteria</span>
        <span>Points</span>
        {responses.map(({ id, letter }) => (
          <span key={id} data-badge="">
            <LetterBadge letter={letter} current={id === props.responseId} size={16} />
          </span>
        ))}
      </div>
      {sections.map((section) => {
        if (again !== null && visible(section).length === 0) return null;
        const holdsCurrent = section.criteria.some((each) => each.criterion.id === criterionId);
        const isFolded = foldable && folded.has(section.id) && !holdsCurrent;
        return (
          <section key={section.id} aria-label={section.title ?? 'Criteria'}>
            {foldable ? (
              <SectionHead
                section={section}
                responses={responses}
                responseId={props.responseId}
                verdicts={verdicts}
                folded={isFolded}
                onFold={() => toggle(section.id)}
              />
            ) : (
              section.faults && <FaultsHead />
            )}
            {!isFolded && <ul>{visible(section).map(rowOf)}</ul>}
          </section>
        );
      })}
    </Matrix>
  );

  function rowOf(numbered: RubricSection['criteria'][number]) {
    const { criterion } = numbered;
    const entries = verdicts.get(criterion.id);
    if (!entries) return null;
    if (criterion.id !== criterionId) {
      return (
        <CriterionRow
          key={criterion.id}
          numbered={numbered}
          responses={responses}
          verdicts={entries}
          onOpen={props.onCurrent}
        />
      );
    }
    return (
      <CurrentCriterion
        key={criterion.id}
        numbered={numbered}
        responses={responses}
        verdicts={entries}
        responseId={props.responseId}
        hasKeys={props.hasKeys}
        readOnly={props.readOnly ?? false}
        again={again}
        dependsOn={namesOf(criterion.dependsOn)}
        onCurrent={props.onCurrent}
        onVerdict={props.onVerdict}
        onNote={props.onNote}
        onLinkEvidence={props.onLinkEvidence}
        onUnlinkEvidence={props.onUnlinkEvidence}
        onGoToEvidence={props.onGoToEvidence}
      />
    );
  }

  function visible(section: RubricSection) {
    if (!openOnly) return section.criteria;
    return section.criteria.filter(({ criterion }) => {
      if (criterion.id === criterionId) return true;
      if (again !== null) return isAsked(again, criterion.id, responses);
      const entries = verdicts.get(criterion.id);
      return responses.some(({ id }) => {
        const entry = entries?.get(id);
        return entry !== undefined && entry.value === null && !entry.ruledOut;
      });
    });
  }

  function namesOf(ids: readonly string[]): readonly string[] {
    return ids.flatMap((id) => {
      const index = criteria.findIndex((each) => each.id === id);
      const criterion = criteria[index];
      return criterion ? [`${index + 1} ${criterionTitle(criterion)}`] : [];
    });
  }

  function toggle(id: string) {
    setFolded((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }
});

function FaultsHead() {
  return (
    <div data-faults="">
      <Icon of={Flag} size={13} />
      <strong>Faults</strong>
      <span>met = the fault is present, points are taken off</span>
    </div>
  );
}

const Matrix = styled('div')(({ theme }) => matrixStyles(theme));
