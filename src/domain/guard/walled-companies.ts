import { companyPattern, type Wall } from '#domain/people/wall.ts';
import type { Detector } from './finding.ts';
import { patternFindings } from './pattern-findings.ts';

const ties: Readonly<Record<Wall['tie'], string>> = {
  employer: 'former employer',
  client: 'client',
  family: 'company',
  holding: 'company',
  other: 'company',
};

/** Companies behind the writer's own walls: whoever names them may speak from inside. */
export function walledCompanies(walls: readonly Pick<Wall, 'company' | 'tie'>[]): Detector {
  const patterns = walls.map(({ company, tie }) => ({
    tie: ties[tie],
    pattern: companyPattern(company, 'giu'),
  }));
  return (text) =>
    patterns.flatMap(({ tie, pattern }) =>
      patternFindings('wall', text, pattern, {
        why: `This ${tie} stands on your walls.`,
        redaction: `[${tie}]`,
      }),
    );
}
