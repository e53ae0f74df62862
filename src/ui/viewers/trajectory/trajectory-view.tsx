import { styled } from '@mui/material/styles';
import { Flag } from 'lucide-react';
import { useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';

import { formatCount } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import { textLanguage } from '#ui/viewers/markdown/text-language.ts';

import { StepBody, StepIcon, stepTitle } from './trajectory-step-view.tsx';
import type { TrajectoryViewProps } from './trajectory-props.ts';
import { trajectorySteps } from './trajectory-steps.ts';

/**
 * A run, step by step. The current step alone is a stop of the keyboard; arrows, Home and End
 * move it, and what moves is told by `onStep`.
 */
export function TrajectoryView(props: TrajectoryViewProps) {
  const { messages, fromStep = 0, foldResults = true, columns, style } = props;
  // Without a workspace that says which step is current, it is the one last pressed or focused.
  const [own, setOwn] = useState<number>();
  const currentStep = props.currentStep ?? own;
  const stand = (step: number) => {
    setOwn(step);
    props.onStep?.(step);
  };
  const steps = useMemo(() => trajectorySteps(messages), [messages]);
  const language = useMemo(
    () =>
      props.language ??
      textLanguage(steps.map((step) => ('text' in step ? step.text : '')).join('\n')),
    [props.language, steps],
  );
  const shown = steps.slice(fromStep);
  const stop = shown.some((step) => step.index === currentStep) ? currentStep : shown[0]?.index;

  const press = (event: MouseEvent<HTMLElement>) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('[data-highlight]')?.dataset['highlight'];
    if (id !== undefined && target?.closest('button')) props.onHighlightPress?.(id);
    const step = target?.closest<HTMLElement>('[data-step]')?.dataset['step'];
    if (step !== undefined) stand(Number(step));
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || !event.target.hasAttribute('data-step')) return;
    const at = Number(event.target.dataset['step']);
    const last = steps.length - 1;
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: fromStep, End: last };
    const to = moves[event.key as keyof typeof moves];
    if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(fromStep, to));
    event.currentTarget.querySelector<HTMLElement>(`[data-step="${next}"]`)?.focus();
    stand(next);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears presses of the steps in it
    <Steps onClick={press} onKeyDown={move} data-typeface={style.typeface}>
      {shown.map((step) => (
        <li
          key={step.index}
          data-step={step.index}
          data-kind={step.kind}
          aria-current={step.index === currentStep ? 'step' : undefined}
          {...(step.index === stop ? { tabIndex: 0 } : { tabIndex: -1 })}
          aria-label={`Step ${step.index + 1}`}
        >
          <span aria-hidden>{step.index + 1}</span>
          <StepIcon kind={step.kind} />
          <div>
            <header>
              <span>{stepTitle(step)}</span>
              {props.stepChip?.(step.index)}
              <span data-verdict="">{props.stepMark?.(step.index)}</span>
            </header>
            <StepBody
              step={step}
              messages={messages}
              language={language}
              columns={columns}
              style={style}
              foldResults={foldResults}
              highlights={props.highlights}
            />
            {props.stepFoot?.(step.index)}
          </div>
        </li>
      ))}
      <li data-kind="end">
        <span aria-hidden />
        <Icon of={Flag} size={14} />
        <div>
          <header>
            <span>Run ends</span> <small>{formatCount(steps.length, 'step')}</small>
          </header>
        </div>
      </li>
    </Steps>
  );
}

export const Steps = styled('ol')(({ theme }) => {
  const { palette } = theme.vars;
  return {
    listStyle: 'none',
    margin: 0,
    padding: '4px 0 24px',
    '& > li': {
      position: 'relative',
      display: 'grid',
      gridTemplateColumns: '20px 14px minmax(0, 1fr)',
      columnGap: 8,
      padding: '6px 16px 6px 8px',
      scrollMarginTop: 8,
      outlineOffset: -2,
    },
    '& > li > span:first-of-type': {
      ...theme.typography.locator,
      lineHeight: '18px',
      textAlign: 'right',
      color: palette.text.disabled,
    },
    '& > li > svg': { marginTop: 2, color: palette.text.secondary },
    // The rail from one kind's icon to the next.
    '& > li:not([data-kind="end"])::after': {
      content: '""',
      position: 'absolute',
      left: 42.5,
      top: 28,
      bottom: 0,
      borderLeft: `1px solid ${palette.divider}`,
    },
    '& > li[aria-current]': {
      backgroundColor: palette.background.paper,
      boxShadow: `inset 3px 0 0 ${palette.primary.main}, 0 -1px 0 ${palette.line2}, 0 1px 0 ${palette.line2}`,
    },
    '& > li[aria-current] > span:first-of-type': { color: palette.text.primary, fontWeight: 600 },
    '& header': {
      ...theme.typography.subtitle2,
      display: 'flex',
      alignItems: 'center',
      gap: 8,
      minHeight: 18,
      marginBottom: 2,
      '& > [data-verdict]': { marginInlineStart: 'auto' },
      '& code': { fontSize: '0.75rem' },
      '& small': { ...theme.typography.meta, color: palette.text.disabled },
    },
    '& pre[data-result]': {
      ...theme.typography.code,
      margin: 0,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
    '& p': { ...theme.typography.meta, margin: 0, color: palette.text.disabled },
    '& [lang] p': { font: 'inherit', color: 'inherit', marginBottom: '0.5em' },
    '& [lang] > :last-child': { marginBottom: 4 },
  };
});
