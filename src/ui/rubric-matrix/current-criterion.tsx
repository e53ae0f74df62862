import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { Flag, Lock } from 'lucide-react';
import { useState } from 'react';
import type { VerdictValue } from '#domain/rubric/verdict.ts';
import { formatNumber, formatSigned } from '#ui/format-number.ts';
import { Icon } from '#ui/icon.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { isKept, type JudgedAgain } from './judged-again.ts';
import { criterionTitle, type NumberedCriterion } from './rubric-layout.ts';
import { CompactVerdictLine } from './compact-verdict-line.tsx';
import { VerdictLine } from './verdict-line.tsx';
import type { CriterionVerdicts } from './verdict-table.ts';

export interface VerdictHandlers {
  readonly onCurrent: (criterionId: string, responseId?: string) => void;
  readonly onVerdict: (criterionId: string, responseId: string, value: VerdictValue | null) => void;
  readonly onNote: (criterionId: string, responseId: string, text: string) => void;
  readonly onLinkEvidence: (criterionId: string, responseId: string) => void;
  readonly onUnlinkEvidence: (criterionId: string, responseId: string, highlightId: string) => void;
  readonly onGoToEvidence: (highlightId: string) => void;
}

interface CurrentCriterionProps extends VerdictHandlers {
  readonly numbered: NumberedCriterion;
  readonly responses: readonly LetteredResponse[];
  readonly verdicts: CriterionVerdicts;
  readonly responseId: string;
  /** The letters judge here now; otherwise another zone has them. */
  readonly hasKeys: boolean;
  readonly readOnly: boolean;
  readonly again: JudgedAgain;
  /** Titles of the criteria that this one depends on, for the reason why it is ruled out. */
  readonly dependsOn: readonly string[];
}

/** From this many responses on, only the current one shows its control. */
export const compactFrom = 4;

/** The criterion that is being judged: full text, what it costs, and a line for each response. */
export function CurrentCriterion(props: CurrentCriterionProps) {
  const { responses, verdicts, responseId, hasKeys } = props;
  const { number, criterion } = props.numbered;
  const [showWhy, setShowWhy] = useState(false);
  const compact = responses.length >= compactFrom;
  const isFault = criterion.points < 0;
  const facts = [criterion.weightClass, criterion.category, ...criterion.tags].filter(Boolean);
  return (
    <Row data-criterion={criterion.id} data-current="" data-keys={hasKeys || undefined}>
      <ButtonBase data-open="" aria-expanded disableRipple>
        {number}
        <VisuallyHidden>{` ${criterionTitle(criterion)}`}</VisuallyHidden>
        {criterion.required && <Icon of={Lock} size={11} />}
      </ButtonBase>
      <div data-body="">
        <p data-text="">{criterion.text}</p>
        <p data-facts="">
          <strong data-fault={isFault || undefined}>{formatSigned(criterion.points)}</strong>
          {facts.map((fact) => (
            <span key={fact}>{` · ${fact}`}</span>
          ))}
          {criterion.required && <span>{' · Required'}</span>}
          {criterion.rationale && (
            <>
              {' · '}
              <LinkButton
                type="button"
                aria-expanded={showWhy}
                onClick={() => setShowWhy(!showWhy)}
              >
                Why it matters
              </LinkButton>
            </>
          )}
        </p>
        {showWhy && <p data-why="">{criterion.rationale}</p>}
        {isFault && (
          <p data-warn="">
            <Icon of={Flag} size={13} />
            <span>
              Describes a <strong>fault</strong>. “Met” means the fault is present and takes{' '}
              {formatNumber(-criterion.points)} points.
            </span>
          </p>
        )}
      </div>
      <div data-lines="">
        {responses.map((response) => {
          const entry = verdicts.get(response.id);
          if (!entry) return null;
          const current = response.id === responseId;
          const line = {
            criterion,
            response,
            entry,
            current,
            hasKeys: hasKeys && current,
            readOnly:
              props.readOnly ||
              isKept(props.again, { criterionId: criterion.id, responseId: response.id }),
            dependsOn: props.dependsOn,
            onCurrent: props.onCurrent,
            onVerdict: props.onVerdict,
            onNote: props.onNote,
            onLinkEvidence: props.onLinkEvidence,
            onUnlinkEvidence: props.onUnlinkEvidence,
            onGoToEvidence: props.onGoToEvidence,
          };
          return compact && !current ? (
            <CompactVerdictLine key={response.id} {...line} />
          ) : (
            <VerdictLine key={response.id} {...line} />
          );
        })}
      </div>
    </Row>
  );
}

const Row = styled('li')(({ theme }) => ({
  position: 'relative',
  display: 'grid',
  gridTemplateColumns: '38px minmax(0, 1fr)',
  padding: '8px 16px 8px 0',
  borderBottom: `1px solid ${theme.vars.palette.line2}`,
  boxShadow: `0 -1px 0 ${theme.vars.palette.line2}`,
  backgroundColor: theme.vars.palette.background.paper,
  '&::before': {
    content: '""',
    position: 'absolute',
    inset: '0 auto 0 0',
    width: 3,
    backgroundColor: theme.vars.palette.control,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
  '&[data-keys]::before': { backgroundColor: theme.vars.palette.primary.main },
  '& > [data-open]': {
    ...theme.typography.cell,
    alignSelf: 'start',
    justifyContent: 'flex-start',
    gap: 2,
    minHeight: 24,
    margin: '-3px 0 0 6px',
    padding: '0 4px 0 10px',
    fontWeight: 600,
    fontVariantNumeric: 'tabular-nums',
    cursor: 'default',
    '&:focus-visible': { outlineOffset: -2 },
  },
  '& p': { margin: 0 },
  '& [data-text]': { ...theme.typography.body1, overflowWrap: 'anywhere' },
  '& [data-facts]': {
    ...theme.typography.meta,
    marginTop: 3,
    color: theme.vars.palette.text.secondary,
    '& strong': { fontWeight: 600, color: theme.vars.palette.text.primary },
    '& strong[data-fault]': { color: theme.vars.palette.error.main },
    '& button': { font: 'inherit', verticalAlign: 'baseline' },
  },
  '& [data-why]': {
    ...theme.typography.meta,
    marginTop: 3,
    paddingLeft: 8,
    borderLeft: `2px solid ${theme.vars.palette.line2}`,
    color: theme.vars.palette.text.secondary,
  },
  '& [data-warn]': {
    ...theme.typography.meta,
    display: 'flex',
    gap: 5,
    marginTop: 3,
    color: theme.vars.palette.error.main,
    '& svg': { flex: 'none', marginTop: 2 },
  },
  '& > [data-lines]': {
    gridColumn: '1 / -1',
    display: 'flex',
    flexDirection: 'column',
    gap: 4,
    marginTop: 6,
    paddingLeft: 38,
    '@container scoring (max-width: 390px)': { paddingLeft: 16 },
  },
}));
