import { letterOf } from '#domain/question/missing-before-submit.ts';
import type { Adjudication } from '#queries/adjudications.ts';
import { LetterBadge } from '#ui/letter-badge.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

interface AdjudicationHeadProps {
  readonly responses: Adjudication['task']['responses'];
  readonly annotators: Adjudication['annotators'];
}

/** For each response a column for every annotator, how they split, Dawid–Skene, and the final. */
export function AdjudicationHead({ responses, annotators }: AdjudicationHeadProps) {
  return (
    <thead>
      <tr>
        <th scope="col" colSpan={2}>
          Criteria, most divided first
        </th>
        {responses.map(({ id }, index) => (
          <th key={id} scope="colgroup" colSpan={annotators.length + 3}>
            <LetterBadge letter={letterOf(index)} size={16} current /> Response {letterOf(index)}
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
              {number}
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
