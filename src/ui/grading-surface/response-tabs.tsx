import { LetterTabs } from '#ui/letter-tabs.tsx';
import type { LetteredResponse } from '#ui/lettered-response.ts';
import { responseExtent } from '#ui/response-pane/response-extent.ts';
import { useSurface } from './surface-context.tsx';
import { stand } from './surface-store.ts';

interface ResponseTabsProps {
  readonly responses: readonly LetteredResponse[];
  readonly responseId: string;
}

/** Where only one response fits: the others one press away, with their size. */
export function ResponseTabs({ responses, responseId }: ResponseTabsProps) {
  const { store, task } = useSurface();
  return (
    <LetterTabs
      responses={responses.map((each, index) => {
        const shown = task.responses[index];
        return shown && responses.length <= 2 ? { ...each, detail: responseExtent(shown) } : each;
      })}
      responseId={responseId}
      onChoose={(id) => stand(store, { responseId: id }, 'pointer')}
    />
  );
}
