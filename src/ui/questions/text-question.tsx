import { useId } from 'react';
import { TextBox } from '#ui/text-box.tsx';
import { QuestionHead } from './question-head.tsx';

interface TextQuestionProps {
  readonly name: string;
  /** The textbox's name where it differs: `Comment, response A`. */
  readonly label?: string;
  readonly prompt?: string | undefined;
  readonly required: boolean;
  readonly placeholder?: string | undefined;
  readonly minimumLength?: number | undefined;
  readonly maximumLength?: number | undefined;
  readonly text: string;
  readonly readOnly?: boolean;
  /** Lines before anything is written. */
  readonly rows?: number;
  readonly onText: (text: string) => void;
}

export function TextQuestion(props: TextQuestionProps) {
  const { text, minimumLength, maximumLength, rows = 2 } = props;
  const id = useId();
  const length = [...text.trim()].length;
  return (
    <div>
      <QuestionHead
        name={props.label ?? props.name}
        labelFor={id}
        prompt={props.prompt}
        required={props.required}
        answer={lengthNote()}
      />
      <TextBox
        id={id}
        data-question={props.name}
        aria-required={props.required || undefined}
        minRows={rows}
        maxRows={Math.max(8, 2 * rows)}
        value={text}
        readOnly={props.readOnly ?? false}
        placeholder={props.placeholder ?? ''}
        onChange={(event) => props.onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && event.target instanceof HTMLElement) event.target.blur();
        }}
      />
    </div>
  );

  function lengthNote(): string {
    if (text === '') return '';
    if (minimumLength !== undefined && length < minimumLength) {
      return `${length} of at least ${minimumLength}`;
    }
    return maximumLength !== undefined && length > maximumLength * 0.8
      ? `${length} of ${maximumLength}`
      : '';
  }
}
