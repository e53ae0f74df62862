import type { Adjudication } from '#queries/adjudications.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { AnnotatorMark } from './annotator-mark.tsx';

interface AdjudicationHeadProps {
  readonly responses: readonly LetteredResponse[];
  /** The one whose verdict is being decided. */
  readonly responseId: string | null;
  readonly annotators: Adjudication['annotators'];
}

/** For each response a column for every annotator, how they split, Dawid–Skene, and the final. */
export function AdjudicationHead({ responses, responseId, annotators }: AdjudicationHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" colSpan={2}>
          Criteria, most divided first
        </th>
        {responses.map(({ id, letter }) => (
          <th key={id} scope="colgroup" colSpan={annotators.length + 3}>
            <LetterBadge letter={letter} size={16} current={id === responseId} /> Response {letter}
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col">
          <VisuallyHidden>Criterion</VisuallyHidden>
        </th>
        <th scope="col" data-points="">
          Points
        </th>
        {responses.flatMap(({ id }) => [
          ...annotators.map(({ number, name }) => (
            <th key={`${id} ${number}`} scope="col" title={name ?? `Annotator ${number}`}>
              <AnnotatorMark>{number}</AnnotatorMark>
            </th>
          )),
          <th key={`${id} split`} scope="col">
            Split
          </th>,
          <th key={`${id} ds`} scope="col">
            D–S
          </th>,
          <th key={`${id} final`} scope="col">
            Final
          </th>,
        ])}
      </tr>
    </thead>
  );
}
