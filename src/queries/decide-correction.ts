import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { decideCorrection } from '#contract/pay/decide-correction.ts';
import { payKey } from './pay.ts';

/** A lead's answer to a correction. */
export function decideCorrectionMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationFn: (given: { correctionId: string; outcome: 'agreed' | 'declined'; note: string }) => {
      const { correctionId, ...body } = given;
      return backend.send(decideCorrection, { params: { projectId, correctionId }, body });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: payKey(projectId) }),
  });
}
