import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { ImportProgress, RefusalGroup } from '#contract/data/import-job.ts';
import { formatNumber } from '#ui/format-number.ts';

interface RefusedReasonsProps {
  readonly progress: ImportProgress;
  readonly disabled: boolean;
  readonly onRepair: (repair: NonNullable<RefusalGroup['repair']>) => void;
}

/** Refused rows by reason, each with its place, its words and, where one is known, its repair. */
export function RefusedReasons({ progress, disabled, onRepair }: RefusedReasonsProps) {
  const { reasons, notices } = progress;
  return (
    <>
      {reasons.length > 0 && (
        <Part aria-label="Refused">
          <h3>Refused</h3>
          <ul>
            {reasons.map((group) => (
              <li key={`${group.file}/${group.field}/${group.reason}`}>
                <p>
                  <code>
                    {group.file}:{group.lines[0]}
                  </code>
                  <code>{group.field}</code>
                  <b>{group.reason}</b>
                  <span>{formatNumber(group.rows)}</span>
                </p>
                {group.excerpt && <pre>{group.excerpt}</pre>}
                <p>
                  <small>
                    {group.lines.length > 1 && `Lines ${group.lines.join(', ')}`}
                    {group.rows > group.lines.length &&
                      ` and ${group.rows - group.lines.length} more`}
                  </small>
                  {group.repair && (
                    <Button
                      size="small"
                      disabled={disabled}
                      onClick={() => group.repair && onRepair(group.repair)}
                    >
                      Read it as “{group.repair.to}” in all {formatNumber(group.rows)} rows
                    </Button>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {notices.length > 0 && (
        <Part aria-label="Changed on the way in">
          <h3>Changed on the way in</h3>
          <ul>
            {notices.map((group) => (
              <li key={`${group.file}/${group.field}/${group.reason}`}>
                <p>
                  <code>{group.field}</code>
                  <b>{group.reason}</b>
                  <span>{formatNumber(group.rows)}</span>
                </p>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

const Part = styled('section')(({ theme }) => ({
  '& h3': { ...theme.typography.subtitle2, margin: 0, padding: '12px 20px 4px' },
  '& ul': { listStyle: 'none', margin: 0, padding: 0 },
  '& li': { padding: '8px 20px', borderTop: `1px solid ${theme.vars.palette.divider}` },
  '& p': { display: 'flex', alignItems: 'baseline', gap: 16, margin: 0, ...theme.typography.body2 },
  '& b': { flex: 1, fontWeight: 500 },
  '& small': { flex: 1, ...theme.typography.meta, color: theme.vars.palette.text.disabled },
  '& code, & pre': { ...theme.typography.code },
  '& pre': {
    margin: '6px 0',
    padding: '4px 8px',
    border: `1px solid ${theme.vars.palette.line2}`,
    borderRadius: 4,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    maxHeight: 84,
    overflow: 'auto',
  },
}));
