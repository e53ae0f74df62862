import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { GitCompare } from 'lucide-react';
import type { JsonValue } from '#domain/json-value.ts';
import type { DraftHandle } from '#drafts/draft-handle.ts';
import type { DraftConflict } from '#drafts/draft-state.ts';
import type { Surface } from '#ui/grading-surface/surface-context.tsx';
import { RuledNotice } from '#ui/ruled-notice.tsx';
import { fieldText } from './field-text.ts';

interface ConflictNoticeProps {
  readonly surface: Surface;
  readonly handle: DraftHandle;
  readonly conflicts: readonly DraftConflict[];
}

/** Field by field, both versions; choosing loses neither, both stay in the history. */
export function ConflictNotice({ surface, handle, conflicts }: ConflictNoticeProps) {
  const count = conflicts.length;
  return (
    <RuledNotice
      tone="bad"
      icon={GitCompare}
      edgeToEdge
      live="polite"
      detail={
        <Rows>
          <thead>
            <tr>
              <th scope="col">Answer</th>
              <th scope="col">This device</th>
              <th scope="col">Your other device</th>
            </tr>
          </thead>
          <tbody>
            {conflicts.map((conflict) => {
              const name = fieldText(surface, conflict.field);
              return (
                <tr key={conflict.field}>
                  <th scope="row">{name}</th>
                  <td>
                    <Button
                      size="small"
                      aria-label={`${name}: keep this device’s`}
                      onClick={() => handle.resolve(conflict.field, 'mine')}
                    >
                      Keep
                    </Button>{' '}
                    {valueText(conflict.mine)}
                  </td>
                  <td>
                    <Button
                      size="small"
                      aria-label={`${name}: take the other device’s`}
                      onClick={() => handle.resolve(conflict.field, 'theirs')}
                    >
                      Take
                    </Button>{' '}
                    {valueText(conflict.theirs)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </Rows>
      }
    >
      <strong>
        {count === 1 ? 'One answer differs' : `${count} answers differ`} from your other device.
      </strong>{' '}
      Everything else was merged. Choose; both versions stay in the history.
    </RuledNotice>
  );
}

function valueText(value: JsonValue | undefined): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string')
    return value.length > 160 ? `“${value.slice(0, 160)}…”` : `“${value}”`;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const given = value['value'];
    if (given !== undefined) return String(given).replace('-', ' ');
  }
  return JSON.stringify(value);
}

const Rows = styled('table')(({ theme }) => ({
  ...theme.typography.cell,
  marginTop: 6,
  borderSpacing: '0 4px',
  '& th': { paddingRight: 16, fontWeight: 500, textAlign: 'left', verticalAlign: 'top' },
  '& td': { maxWidth: 420, paddingRight: 16, verticalAlign: 'top' },
}));
