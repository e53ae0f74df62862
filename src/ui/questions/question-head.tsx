import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

interface QuestionHeadProps {
  readonly name: string;
  /** For labels of a field: the field's id. */
  readonly labelFor?: string;
  readonly note?: string;
  readonly prompt?: string | undefined;
  /** Right: the answer in words, else whether one is required. */
  readonly answer?: ReactNode;
  readonly required: boolean;
}

/** A question's title, its wording, and at the right the answer in words. */
export function QuestionHead(props: QuestionHeadProps) {
  return (
    <Head>
      <div>
        <strong>
          {props.labelFor ? <label htmlFor={props.labelFor}>{props.name}</label> : props.name}
        </strong>
        {props.note && <small>{props.note}</small>}
        <span
          data-answer=""
          data-given={props.answer ? '' : undefined}
          title={typeof props.answer === 'string' ? props.answer : undefined}
        >
          {props.answer || (props.required ? 'required' : 'optional')}
        </span>
        {props.answer && props.required && <VisuallyHidden>required</VisuallyHidden>}
      </div>
      {props.prompt && <p>{props.prompt}</p>}
    </Head>
  );
}

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.cell,
  marginBottom: 4,
  '& > div': { display: 'flex', alignItems: 'baseline', gap: 8 },
  '& strong': { ...theme.typography.subtitle2, fontSize: '0.75rem' },
  '& small': {
    ...theme.typography.meta,
    flex: 'none',
    color: theme.vars.palette.text.disabled,
  },
  '& p': {
    ...theme.typography.meta,
    margin: '1px 0 0',
    color: theme.vars.palette.text.secondary,
  },
  '& [data-answer]': {
    ...theme.typography.meta,
    marginLeft: 'auto',
    minWidth: '4rem',
    // A long order is cut rather than let the questions under it jump; the places show it whole.
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    color: theme.vars.palette.text.disabled,
    textAlign: 'right',
  },
  '& [data-given]': { color: theme.vars.palette.primary.main },
}));
