import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronUp, Flag, LockKeyhole, TriangleAlert } from 'lucide-react';
import type { SettingsFault } from '#domain/project/settings-faults.ts';
import { sameContent } from '#domain/project/same-content.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { LintFinding } from '#domain/rubric/lint/lint-rule.ts';
import { formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { CriterionEditor } from './criterion-editor.tsx';
import { ReorderGrip } from '#ui/editing/reorder-grip.tsx';

interface CriterionRowProps {
  readonly criterion: Criterion;
  readonly index: number;
  readonly all: readonly Criterion[];
  /** As it was published; null where it is new. */
  readonly was: Criterion | null;
  readonly open: boolean;
  readonly findings: readonly LintFinding[];
  readonly faults: readonly SettingsFault[];
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (criterion: Criterion) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

export function CriterionRow(props: CriterionRowProps) {
  const { criterion, index, open, was } = props;
  const title = criterion.title ?? criterion.text;
  const news = was === null ? 'new' : sameContent(was, criterion) ? null : 'changed';
  return (
    <Row data-entry-of="rubric" data-entry={index} data-news={news ?? undefined}>
      <div data-line="">
        <ReorderGrip
          name={`criterion ${index + 1}`}
          list="rubric"
          index={index}
          count={props.all.length}
          onMove={props.onMove}
        />
        <Line
          aria-expanded={open}
          aria-label={`${index + 1} ${title || 'No text yet'}`}
          onClick={() => props.onOpen(!open)}
        >
          <span data-number="">{index + 1}</span>
          <span data-title="">{title || 'No text yet'}</span>
          {criterion.required && <Icon of={LockKeyhole} size={13} />}
          {criterion.points < 0 && <Icon of={Flag} size={13} />}
          {props.findings.length > 0 && (
            <em data-lint="">
              <Icon of={TriangleAlert} size={13} /> {props.findings[0]?.rule}
            </em>
          )}
          {props.faults.length > 0 && (
            <em>
              <Icon of={TriangleAlert} size={13} /> to mend
            </em>
          )}
          {news && <i>{news}</i>}
          <span data-points="">{formatSigned(criterion.points)}</span>
          <Icon of={open ? ChevronUp : ChevronDown} size={15} />
        </Line>
      </div>
      {open && <CriterionEditor {...props} />}
    </Row>
  );
}

const Row = styled('li')(({ theme }) => ({
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '&:last-of-type': { borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '& > [data-line]': { display: 'flex', alignItems: 'center', gap: 4, minHeight: 33 },
}));

const Line = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  flex: '1 1 auto',
  gap: 8,
  minWidth: 0,
  minHeight: 32,
  textAlign: 'left',
  '& > svg': { flex: 'none', color: theme.vars.palette.text.secondary },
  '& [data-number]': { flex: 'none', width: 18, color: theme.vars.palette.text.disabled },
  '& [data-title]': {
    flex: '1 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& [data-points]': {
    flex: 'none',
    minWidth: 28,
    textAlign: 'right',
    fontVariantNumeric: 'tabular-nums',
  },
  '& i': {
    flex: 'none',
    fontStyle: 'normal',
    fontWeight: 500,
    color: theme.vars.palette.primary.main,
  },
  '& em': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    flex: 'none',
    fontStyle: 'normal',
    color: theme.vars.palette.error.main,
  },
  '& em[data-lint]': { color: theme.vars.palette.warning.main },
  '&:focus-visible': { outlineOffset: -2 },
}));
