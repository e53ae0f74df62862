import ButtonBase from '@mui/material/ButtonBase';
import { styled } from '@mui/material/styles';
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import type { RankingAnswer } from '#domain/question/answer.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { QuestionHead } from './question-head.tsx';
import {
  insertInRanking,
  placeInRanking,
  rankingText,
  removeFromRanking,
  type Slots,
} from './ranking-slots.ts';
import { rankingStyles } from './ranking-styles.ts';

interface RankingQuestionProps {
  readonly name: string;
  readonly prompt?: string | undefined;
  readonly required: boolean;
  readonly responses: readonly LetteredResponse[];
  readonly responseId: string;
  readonly answer: RankingAnswer | null;
  readonly readOnly?: boolean;
  readonly onAnswer: (answer: RankingAnswer | null) => void;
}

/**
 * Three or more responses: places from best to worst, two in one place for a tie. By pointer a
 * badge is dragged or pressed, which puts it last; by keyboard, on a badge, digits give its
 * place, arrows move it, Delete takes it out.
 */
export function RankingQuestion(props: RankingQuestionProps) {
  const { responses, answer, readOnly = false } = props;
  const slots: Slots = answer?.allBad ? [] : (answer?.slots ?? []);
  const total = responses.length;
  const firstFree = slots.findIndex((slot) => slot.length === 0);
  const nextPlace = firstFree === -1 ? slots.length + 1 : firstFree + 1;
  const [dragged, setDragged] = useState<string | null>(null);
  const letterOf = (id: string) => responses.find((each) => each.id === id)?.letter ?? '?';
  const unplaced = responses.filter(({ id }) => !slots.some((slot) => slot.includes(id)));
  const give = (next: Slots) =>
    props.onAnswer({ kind: 'ranking', slots: next.map((slot) => [...slot]), allBad: false });

  const dropOn = (act: (id: string) => void) => ({
    onDragOver: (event: DragEvent) => event.preventDefault(),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      if (dragged !== null) act(dragged);
      setDragged(null);
    },
  });

  return (
    <div>
      <QuestionHead
        name={props.name}
        note="ties allowed"
        prompt={props.prompt}
        required={props.required}
        answer={answer?.allBad ? 'All bad' : rankingText(slots, letterOf)}
      />
      <Places data-question={props.name} data-many={total > 4 || undefined}>
        <div data-order="">
          <ol aria-label={props.name}>
            {slots.map((slot, index) => (
              <li
                key={slot.join() || `open ${index}`}
                data-slot=""
                {...dropOn((id) => give(placeInRanking(slots, id, index + 1, total)))}
              >
                <span data-place="">{index + 1}</span>
                {slot.map((id) => badge(id, index + 1))}
                {slot.length > 1 && <small>tie</small>}
              </li>
            ))}
            {dragged !== null && (
              <li
                data-slot=""
                data-new=""
                {...dropOn((id) => give(insertInRanking(slots, id, slots.length + 1)))}
              >
                <span data-place="">{slots.length + 1}</span>
              </li>
            )}
          </ol>
          {unplaced.length > 0 && (
            <span data-tray="" {...dropOn((id) => give(removeFromRanking(slots, id)))}>
              {slots.length > 0 ? 'then' : 'Best first'} {unplaced.map(({ id }) => badge(id, null))}
            </span>
          )}
        </div>
        <AllBad
          role="checkbox"
          aria-checked={answer?.allBad ?? false}
          aria-keyshortcuts="0"
          disabled={readOnly}
          data-chosen={answer?.allBad || undefined}
          onClick={() =>
            props.onAnswer(answer?.allBad ? null : { kind: 'ranking', slots: [], allBad: true })
          }
        >
          All bad
        </AllBad>
      </Places>
    </div>
  );

  function badge(id: string, place: number | null) {
    const letter = letterOf(id);
    return (
      <ButtonBase
        key={id}
        data-badge=""
        disabled={readOnly}
        draggable={!readOnly}
        aria-label={`Response ${letter}, ${place === null ? 'not ranked' : `place ${place}`}`}
        aria-description="Digits give the place, arrow keys move, Delete takes out"
        onDragStart={() => setDragged(id)}
        onDragEnd={() => setDragged(null)}
        onClick={() => place === null && give(placeInRanking(slots, id, nextPlace, total))}
        onKeyDown={(event) => onKey(event, id, place)}
      >
        <LetterBadge letter={letter} current={id === props.responseId} />
      </ButtonBase>
    );
  }

  function onKey(event: KeyboardEvent, id: string, place: number | null) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = place ?? slots.length + 1;
    const act: Record<string, () => void> = {
      ArrowLeft: () => give(moved(id, now - 1)),
      ArrowUp: () => give(moved(id, now - 1)),
      ArrowRight: () => give(moved(id, now + 1)),
      ArrowDown: () => give(moved(id, now + 1)),
      Delete: () => give(removeFromRanking(slots, id)),
      Backspace: () => give(removeFromRanking(slots, id)),
    };
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null;
    const run =
      digit === null ? act[event.key] : () => give(placeInRanking(slots, id, digit, total));
    if (!run) return;
    event.preventDefault();
    run();
  }

  /** One step: out of a tie into a place of its own, else into the neighbour's place. */
  function moved(id: string, place: number): string[][] {
    const from = slots.findIndex((slot) => slot.includes(id)) + 1;
    const tied = (slots[from - 1]?.length ?? 0) > 1;
    if (tied) return insertInRanking(slots, id, place > from ? from + 1 : from);
    return placeInRanking(slots, id, Math.max(1, Math.min(place, slots.length + 1)), total);
  }
}

const Places = styled('div')(({ theme }) => rankingStyles(theme));

const AllBad = styled(ButtonBase)(({ theme }) => ({
  ...theme.typography.button,
  flex: 'none',
  height: 30,
  padding: '0 9px',
  borderRadius: 4,
  border: `1px solid ${theme.vars.palette.control}`,
  color: theme.vars.palette.text.secondary,
  backgroundColor: theme.vars.palette.background.paper,
  '&[data-chosen]': {
    fontWeight: 600,
    color: theme.vars.palette.text.primary,
    backgroundColor: theme.vars.palette.surface.sunken,
    outline: `1.5px solid ${theme.vars.palette.text.primary}`,
    outlineOffset: -1.5,
  },
}));
