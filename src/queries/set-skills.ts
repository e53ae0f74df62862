import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import type { Backend } from '#backend/backend.ts';
import { setSkills } from '#contract/people/set-skills.ts';
import { peopleKey } from './people.ts';

/** Changes a member’s skills. */
export function setSkillsMutation(backend: Backend, client: QueryClient, projectId: string) {
  return mutationOptions({
    mutationKey: ['set-skills', projectId],
    mutationFn: ({ accountId, skills }: { accountId: string; skills: string[] }) =>
      backend.send(setSkills, { params: { projectId, accountId }, body: { skills } }),
    onSuccess: () => client.invalidateQueries({ queryKey: peopleKey(projectId) }),
  });
}
