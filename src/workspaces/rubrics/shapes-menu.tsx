import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { readRubricFile } from '#domain/formats/rubrics/read-rubric-file.ts';
import {
  rubricShapes,
  writeRubric,
  type RubricShape,
} from '#domain/formats/rubrics/write-rubric.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import { adoptIds } from '#domain/rubric/adopt-ids.ts';
import { formatCount } from '#ui/format-number.ts';
import { saveFile } from '#ui/recovery/save-file.ts';
import { useBench, useCriteria } from './rubric-context.tsx';

const names: Record<RubricShape, string> = {
  touchstone: 'Touchstone JSON',
  csv: 'Plain table, CSV',
  healthbench: 'HealthBench',
  prbench: 'PRBench',
  profbench: 'ProfBench',
  apex: 'APEX',
  researchrubrics: 'ResearchRubrics',
  biggen: 'BiGGen-Bench',
};

/** Rubrics come in and go out in the shapes that are published; what a shape loses is said. */
export function ShapesMenu() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        Import, export…
      </Button>
      {open && <ShapesDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function ShapesDialog({ onClose }: { readonly onClose: () => void }) {
  const { store, sheet } = useBench();
  const criteria = useCriteria();
  const [read, setRead] = useState<{ criteria: Criterion[] } | { error: string } | null>(null);
  const id = useId();
  const take = (imported: Criterion[], how: 'replace' | 'append') => {
    store.edit((now) => adoptIds(now, imported, how));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby={id}>
      <DialogTitle id={id}>Import and export</DialogTitle>
      <DialogContent>
        <Block>
          <h3>Import</h3>
          <p>JSON, JSON lines or CSV, in any of the shapes below. Nothing is published by it.</p>
          <input
            type="file"
            aria-label="Rubric file"
            accept=".json,.jsonl,.csv,.tsv,.txt"
            onChange={(event) => {
              const file = event.target.files?.[0];
              void file?.text().then((text) => {
                const result = readRubricFile(text);
                setRead(result.ok ? { criteria: result.value } : { error: result.error });
              });
            }}
          />
          {read && 'error' in read && <p role="alert">It could not be read: {read.error}</p>}
          {read && 'criteria' in read && (
            <div>
              <p role="status">
                {formatCount(read.criteria.length, 'criterion', 'criteria')} read. What says the
                same as now keeps its history.
              </p>
              <Button size="small" onClick={() => take(read.criteria, 'replace')}>
                Replace the criteria
              </Button>{' '}
              <Button size="small" onClick={() => take(read.criteria, 'append')}>
                Add behind them
              </Button>
            </div>
          )}
        </Block>
        <Block>
          <h3>Export</h3>
          <ul>
            {rubricShapes.map((shape) => {
              const written = writeRubric(criteria, shape);
              return (
                <li key={shape}>
                  <Button
                    size="small"
                    disabled={!written.ok}
                    onClick={() =>
                      written.ok &&
                      saveFile(
                        `rubric-v${sheet.version}-${shape}.${written.value.extension}`,
                        written.value.extension === 'csv' ? 'text/csv' : 'application/json',
                        written.value.text,
                      )
                    }
                  >
                    {names[shape]}
                  </Button>
                  <p>
                    {!written.ok
                      ? `${written.error}.`
                      : written.value.lost.length === 0
                        ? 'Everything is kept.'
                        : `Leaves out ${written.value.lost.join(', ')}.`}
                  </p>
                </li>
              );
            })}
          </ul>
        </Block>
      </DialogContent>
      <DialogActions>
        <Button size="large" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

const Block = styled('section')(({ theme }) => ({
  marginBottom: 16,
  '& h3': { ...theme.typography.subtitle2, margin: '0 0 4px' },
  '& p': { ...theme.typography.meta, margin: '2px 0', color: theme.vars.palette.text.secondary },
  '& ul': { margin: 0, padding: 0, listStyle: 'none' },
  '& li': { display: 'grid', gridTemplateColumns: '150px 1fr', gap: 10, padding: '3px 0' },
  '& li button': { justifyContent: 'flex-start' },
}));
