import { styled } from '@mui/material/styles';
import { GitFork } from 'lucide-react';
import { useMemo, useState } from 'react';

import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';

import { isErrorResult, resultSummary } from './result-summary.ts';
import { parsedJson, scalars } from './json-rows.ts';
import { StepBody, StepIcon } from './trajectory-step-view.tsx';
import type { SharedStepsProps } from './trajectory-props.ts';
import { trajectorySteps, type TrajectoryStep } from './trajectory-steps.ts';

/**
 * Equal leading steps of several runs, one line each across the panes, then the bar that says
 * where they part. A line opens the whole step.
 */
export function SharedSteps(props: SharedStepsProps) {
  const { messages, equalSteps, identical, style, stepMark } = props;
  const steps = useMemo(
    () => trajectorySteps(messages).slice(0, equalSteps),
    [messages, equalSteps],
  );
  const [folded, setFolded] = useState(false);
  const [opened, setOpened] = useState<number | null>(null);
  const equal = formatCount(equalSteps, 'equal step');
  return (
    <Shared aria-label="Steps that all runs share">
      {!folded && (
        <ol>
          {steps.map((step) => (
            <li key={step.index} aria-label={`Step ${step.index + 1}`}>
              <button
                type="button"
                aria-expanded={opened === step.index}
                onClick={() => setOpened(opened === step.index ? null : step.index)}
              >
                <span aria-hidden>{step.index + 1}</span>
                <StepIcon kind={step.kind} />
                <SharedLine step={step} />
              </button>
              <span>{stepMark?.(step.index)}</span>
              {opened === step.index && (
                <div>
                  <StepBody
                    step={step}
                    messages={messages}
                    language="en"
                    columns={2}
                    style={style}
                    foldResults={false}
                    highlights={[]}
                  />
                </div>
              )}
            </li>
          ))}
        </ol>
      )}
      <div data-parting="">
        <Icon of={GitFork} size={14} />
        <strong>
          {identical ? 'The runs never part' : `The runs part at step ${equalSteps + 1}`}
        </strong>
        <span>{`${equal} ${folded ? 'folded' : 'above'}, drawn and judged once`}</span>
        <button type="button" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
          {folded ? 'Unfold' : 'Fold'}
        </button>
      </div>
    </Shared>
  );
}

/** What was said, or `tool value · value → answer`. */
function SharedLine({ step }: { readonly step: TrajectoryStep }) {
  if (step.kind !== 'call') {
    const text = step.kind === 'result' ? step.result.text : step.text;
    return (
      <span data-said={step.kind !== 'result' || undefined}>
        {text.replace(/^#+\s*/, '').replace(/\s+/g, ' ')}
      </span>
    );
  }
  const { name, arguments: written } = step.call.function;
  const values = [...scalars(parsedJson(written))].slice(0, 4).join(' · ');
  const text = step.result?.text ?? '';
  const failed = isErrorResult(text, step.result?.error);
  return (
    <code>
      <b>{name}</b> {values} →{' '}
      <span data-failed={failed || undefined}>{resultSummary(text).first}</span>
    </code>
  );
}

const Shared = styled('section')(({ theme }) => {
  const { palette } = theme.vars;
  const ellipsis = {
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  };
  return {
    borderBottom: `1px solid ${palette.divider}`,
    backgroundColor: palette.surface.side,
    '& ol': { listStyle: 'none', margin: 0, padding: '4px 0', maxHeight: '32vh', overflow: 'auto' },
    '& li': {
      display: 'grid',
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      padding: '0 16px 0 8px',
    },
    '& li > button': {
      all: 'unset',
      display: 'grid',
      gridTemplateColumns: '20px 14px minmax(0, 1fr)',
      columnGap: 8,
      alignItems: 'center',
      minHeight: 25,
      cursor: 'pointer',
      '&:focus-visible': { outline: `2px solid ${palette.primary.main}`, outlineOffset: -2 },
      '& > span:first-of-type': {
        ...theme.typography.locator,
        textAlign: 'right',
        color: palette.text.disabled,
      },
      '& > svg': { color: palette.text.secondary },
      '& > code': { ...theme.typography.code, ...ellipsis, color: palette.text.secondary },
      '& b': { color: palette.text.primary, fontWeight: 600 },
      '& > span:last-of-type:not([data-said])': { ...theme.typography.code, ...ellipsis },
      '& > [data-said]': { ...theme.typography.prompt, ...ellipsis },
      '& [data-failed]': { color: palette.error.main },
    },
    '& li > div': { gridColumn: '1 / -1', padding: '2px 0 8px 50px' },
    '& [data-parting]': {
      ...theme.typography.meta,
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 25,
      padding: '0 16px 0 36px',
      color: palette.text.disabled,
      backgroundColor: palette.background.default,
      borderTop: `1px solid ${palette.divider}`,
      '& strong': { color: palette.text.primary },
      '& button': {
        all: 'unset',
        ...theme.typography.meta,
        minHeight: 24,
        padding: '0 6px',
        marginInlineStart: 'auto',
        cursor: 'pointer',
        color: palette.text.secondary,
        '&:focus-visible': { outline: `2px solid ${palette.primary.main}` },
      },
    },
  };
});
