import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { X } from 'lucide-react';
import { useState } from 'react';
import type { Highlight } from '#domain/draft/highlight.ts';
import { Icon } from '#ui/icon.tsx';
import { KeyHint } from '#ui/key-hint.tsx';
import { LocatorChip } from '#ui/locator-chip.tsx';
import { NoteButton, NoteField } from './verdict-note.tsx';
import type { VerdictLineProps } from './verdict-line.tsx';

/** Under the control: what the verdict means, what shows it, and the expert's note. */
export function EvidenceLine(props: VerdictLineProps) {
  const { criterion, response, entry, hasKeys, readOnly, current } = props;
  const [writing, setWriting] = useState(false);
  const hasNote = entry.explanation !== '' || writing;
  const noteButton = !readOnly && current && !hasNote && (
    <NoteButton onOpen={() => setWriting(true)} showKey={hasKeys} />
  );
  return (
    <Lines data-evidence="">
      {entry.evidence.map((evidence, index) => (
        <div key={evidence.id}>
          {index === 0 && <Meaning {...props} />}
          <LocatorChip
            locator={evidence.locator ?? 'Text'}
            what={placeWords(evidence, response.letter)}
            onGo={() => props.onGoToEvidence(evidence.id)}
          />
          {isError(evidence) && <em>{evidence.label}</em>}
          <q title={evidence.quote}>{evidence.quote}</q>
          {index === entry.evidence.length - 1 && noteButton}
          {!readOnly && (
            <Unlink
              aria-label={`Unlink ${evidence.locator ?? 'evidence'}`}
              onClick={() => props.onUnlinkEvidence(criterion.id, response.id, evidence.id)}
            >
              <Icon of={X} size={12} />
            </Unlink>
          )}
        </div>
      ))}
      {entry.evidence.length === 0 && (
        <div>
          <Meaning {...props} />
          {entry.ruledOut && <span>Does not apply: depends on {props.dependsOn.join(', ')}</span>}
          {!readOnly && current && (
            <Button
              variant="text"
              size="small"
              aria-keyshortcuts="h"
              onClick={() => props.onLinkEvidence(criterion.id, response.id)}
              endIcon={hasKeys && <KeyHint keys="H" />}
            >
              Link evidence
            </Button>
          )}
          {noteButton}
        </div>
      )}
      {hasNote && !readOnly ? (
        <NoteField
          label={`Note on response ${response.letter}`}
          text={entry.explanation}
          autoFocus={writing}
          onChange={(text) => props.onNote(criterion.id, response.id, text)}
          onDone={() => setWriting(false)}
        />
      ) : (
        entry.explanation && <p>{entry.explanation}</p>
      )}
    </Lines>
  );
}

function placeWords({ target }: Highlight, letter: string): string {
  return target.kind === 'document' ? 'Evidence in a document' : `Evidence in response ${letter}`;
}

function isError(evidence: Highlight): boolean {
  return evidence.label !== undefined && ['major', 'critical'].includes(evidence.severity ?? '');
}

/** On a fault the literal answer reads backwards, so its meaning stands beside it. */
function Meaning({ criterion, entry }: VerdictLineProps) {
  if (criterion.points >= 0) return null;
  if (entry.value === 'met') return <strong data-present="">Fault present</strong>;
  if (entry.value === 'not-met') return <strong>Fault absent</strong>;
  return null;
}

const Lines = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  flexDirection: 'column',
  gap: 1,
  minWidth: 0,
  color: theme.vars.palette.text.secondary,
  // The line has its height whether or not something stands in it: nothing moves.
  '& > div': {
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minWidth: 0,
    height: 24,
  },
  '& .MuiButton-root': {
    ...theme.typography.meta,
    flex: 'none',
    height: 24,
    padding: '0 4px',
    marginLeft: -4,
    color: theme.vars.palette.text.secondary,
  },
  '& strong': { ...theme.typography.meta, fontWeight: 600, flex: 'none' },
  '& strong[data-present], & em': { color: theme.vars.palette.error.main },
  '& em': { fontStyle: 'normal', flex: 'none' },
  '& q': {
    ...theme.typography.quote,
    quotes: '"“" "”"',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > p': {
    margin: '2px 0',
    whiteSpace: 'pre-wrap',
    color: theme.vars.palette.text.primary,
  },
}));

const Unlink = styled(ButtonBase)(({ theme }) => ({
  flex: 'none',
  width: 24,
  height: 24,
  marginLeft: 'auto',
  borderRadius: 3,
  color: theme.vars.palette.text.disabled,
  opacity: 0,
  'div:hover > &, &:focus-visible': { opacity: 1 },
  '@media (hover: none)': { opacity: 1 },
}));
