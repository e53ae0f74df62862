import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { ChevronDown, ChevronUp, TriangleAlert } from 'lucide-react';
import type { Question } from '#domain/question/question.ts';
import { Icon } from '#ui/icon.tsx';
import { QuestionEditor } from './question-editor.tsx';
import { questionKinds, questionWords } from './question-kind.ts';
import { ReorderGrip } from '#ui/editing/reorder-grip.tsx';

interface QuestionRowProps {
  readonly question: Question;
  readonly index: number;
  readonly count: number;
  readonly open: boolean;
  /** `new in v5`, `changed`; null where it is as published. */
  readonly news: string | null;
  readonly isPublished: boolean;
  readonly faulty: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (question: Question) => void;
  readonly onMove: (from: number, to: number) => void;
  readonly onRemove: () => void;
}

export function QuestionRow(props: QuestionRowProps) {
  const { question, index, open } = props;
  return (
    <Row data-entry-of="questions" data-entry={index} data-news={props.news ? '' : undefined}>
      <div data-line="">
        <ReorderGrip
          name={question.name || `question ${index + 1}`}
          list="questions"
          index={index}
          count={props.count}
          onMove={props.onMove}
        />
        <Line aria-expanded={open} onClick={() => props.onOpen(!open)}>
          <Icon of={questionKinds[question.kind].icon} size={15} />
          <b>{question.name || 'No name yet'}</b>
          <span data-words="">{questionWords(question)}</span>
          {props.faulty && (
            <em>
              <Icon of={TriangleAlert} size={13} /> to mend
            </em>
          )}
          {props.news && <i>{props.news}</i>}
          <span>{question.required ? 'required' : 'optional'}</span>
          <Icon of={open ? ChevronUp : ChevronDown} size={15} />
        </Line>
      </div>
      {open && (
        <QuestionEditor
          question={question}
          index={index}
          isPublished={props.isPublished}
          onChange={props.onChange}
          onRemove={props.onRemove}
        />
      )}
    </Row>
  );
}

const Row = styled('li')(({ theme }) => ({
  borderTop: `1px solid ${theme.vars.palette.divider}`,
  '&:last-of-type': { borderBottom: `1px solid ${theme.vars.palette.divider}` },
  '&[data-news]': {
    marginLeft: -16,
    marginRight: -20,
    paddingRight: 20,
    paddingLeft: 13,
    borderLeft: `3px solid ${theme.vars.palette.primary.main}`,
    backgroundColor: theme.vars.palette.primary.tint,
  },
  '& > [data-line]': { display: 'flex', alignItems: 'center', gap: 4, minHeight: 33 },
}));

const Line = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.cell,
  display: 'flex',
  alignItems: 'center',
  flex: '1 1 auto',
  gap: 10,
  minWidth: 0,
  minHeight: 32,
  textAlign: 'left',
  color: theme.vars.palette.text.secondary,
  '& > svg': { flex: 'none' },
  '& > b': {
    flex: 'none',
    minWidth: '5.5rem',
    fontWeight: 500,
    color: theme.vars.palette.text.primary,
  },
  '& > [data-words]': {
    flex: '1 1 auto',
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  '& > i': {
    flex: 'none',
    fontStyle: 'normal',
    fontWeight: 500,
    color: theme.vars.palette.primary.main,
  },
  '& > em': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 4,
    flex: 'none',
    fontStyle: 'normal',
    color: theme.vars.palette.error.main,
  },
  '&:focus-visible': { outlineOffset: -2 },
}));
