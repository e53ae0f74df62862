import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId } from 'react';
import type { BlindTask } from '#domain/task/task.ts';
import type { Unveiling } from '#queries/regrades.ts';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { formatNumber } from '#ui/format-number.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { defectWords } from './defect-words.ts';

interface UnveilingDialogProps {
  readonly task: BlindTask;
  readonly surface: Surface;
  readonly unveiling: Unveiling;
  readonly onNext: () => void;
}

type Line = { key: string; what: string; theirs: string; own: string };

/** What the expert had answered, beside the regrade: shown once it can change nothing any more. */
export function UnveilingDialog({ task, surface, unveiling, onNext }: UnveilingDialogProps) {
  const id = useId();
  const { defects } = unveiling;
  const columns: readonly DataColumn<Line>[] = [
    { id: 'what', head: 'Differs', cell: (line) => line.what, namesRow: true, width: '50%' },
    { id: 'theirs', head: 'Expert', cell: (line) => line.theirs },
    { id: 'own', head: 'You', cell: (line) => line.own },
  ];
  return (
    <Dialog open maxWidth="md" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>
        {defects.length === 0 ? 'The item is sound' : 'The item is defective'}
      </DialogTitle>
      {/* Long lists scroll, so the keyboard must reach them. */}
      <DialogContent tabIndex={0}>
        {defectWords(defects).map((says) => (
          <p key={says}>{says}</p>
        ))}
        <DataTable
          name="Differences"
          columns={columns}
          rows={differences(task, surface, unveiling)}
          rowKey={({ key }) => key}
          empty="You and the expert gave the same verdicts and the same scores."
        />
      </DialogContent>
      <DialogActions>
        <Button size="large" variant="contained" autoFocus onClick={onNext}>
          Next item
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function differences(task: BlindTask, surface: Surface, { theirs, own }: Unveiling): Line[] {
  const letter = (id: string) => surface.responses.find((each) => each.id === id)?.letter ?? '?';
  const inOrder = <Of extends { responseId: string }>(list: readonly Of[]) =>
    list.toSorted((a, b) => letter(a.responseId).localeCompare(letter(b.responseId)));
  const scores = inOrder(theirs.scores).flatMap(({ responseId, clamped }) => {
    const mine = own.scores.find((each) => each.responseId === responseId)?.clamped ?? null;
    if (clamped === mine) return [];
    const what = `Score of response ${letter(responseId)}`;
    return [{ key: `score/${responseId}`, what, theirs: score(clamped), own: score(mine) }];
  });
  const verdicts = theirs.grades.verdicts.flatMap(({ criterionId, responseId, value }) => {
    const mine = own.grades.verdicts.find(
      (each) => each.criterionId === criterionId && each.responseId === responseId,
    )?.value;
    if (mine === value) return [];
    const criterion = task.rubric?.criteria.find((each) => each.id === criterionId);
    const what = `${letter(responseId)} · ${criterion?.title ?? criterion?.text ?? criterionId}`;
    return [
      { key: `${criterionId}/${responseId}`, what, theirs: word(value), own: word(mine ?? 'open') },
    ];
  });
  return [...scores, ...verdicts];
}

const score = (value: number | null) => (value === null ? 'none' : formatNumber(value, 2));
const word = (value: string | number) => String(value).replaceAll('-', ' ');
