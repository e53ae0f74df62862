import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import type { Question } from '#domain/question/question.ts';
import { sameContent } from '#domain/project/same-content.ts';
import { AddQuestion } from './add-question.tsx';
import { useOpenEntry } from './open-entries.ts';
import { moveEntry } from '#ui/editing/move-entry.ts';
import { newQuestion, type QuestionKind } from './question-kind.ts';
import { QuestionRow } from './question-row.tsx';
import { entryAt } from '#ui/editing/reorder-grip.tsx';
import { SectionBlock } from './section-block.tsx';
import { useFaults, useSetting, useSettingsState } from './settings-context.tsx';

export function QuestionsSection() {
  const { value: questions, published, set } = useSetting('questions');
  const version = useSettingsState((state) => state.base.version);
  const faults = useFaults();
  const { open, setOpen, moved } = useOpenEntry('questions');
  const removed = published.filter((was) => !questions.some(({ name }) => name === was.name));

  const add = (kind: QuestionKind) => {
    set([
      ...questions,
      newQuestion(
        kind,
        questions.map(({ name }) => name),
      ),
    ]);
    setOpen(questions.length);
    requestAnimationFrame(() => {
      const field = entryAt('questions', questions.length)?.querySelector('input');
      field?.focus();
      field?.select();
    });
  };
  const move = (from: number, to: number) => {
    set(moveEntry(questions, from, to));
    moved(from, to);
  };
  const newsOf = (question: Question): string | null => {
    const was = published.find(({ name }) => name === question.name);
    if (!was) return `new in v${version + 1}`;
    return sameContent(was, question) ? null : 'changed';
  };
  return (
    <SectionBlock
      place="questions"
      about="asked in this order, under the rubric"
      aside={<AddQuestion onAdd={add} />}
    >
      <Rows>
        {questions.map((question, index) => (
          <QuestionRow
            key={index}
            question={question}
            index={index}
            count={questions.length}
            open={open === index}
            news={newsOf(question)}
            isPublished={published.some(({ name }) => name === question.name)}
            faulty={faults.some(({ place }) => place.startsWith(`questions.${index}.`))}
            onOpen={(next) => setOpen(next ? index : null)}
            onChange={(next) => set(questions.with(index, next))}
            onMove={move}
            onRemove={() => {
              set(questions.toSpliced(index, 1));
              setOpen(null);
            }}
          />
        ))}
      </Rows>
      {questions.length === 0 && <Note>Nothing is asked besides the rubric.</Note>}
      {removed.map((was) => (
        <Note key={was.name}>
          <del>{was.name}</del> is removed; its answers stay under v{version}.
          <Button size="small" variant="text" onClick={() => set([...questions, was])}>
            Put {was.name} back
          </Button>
        </Note>
      ))}
    </SectionBlock>
  );
}

const Rows = styled('ol')({ margin: 0, padding: 0, listStyle: 'none' });

const Note = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 28,
  color: theme.vars.palette.text.disabled,
}));
