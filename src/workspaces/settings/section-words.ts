import type { ProjectSettings } from '#domain/project/project-settings.ts';
import { keyedChanges } from '#domain/project/keyed-changes.ts';
import type { SettingsChange } from '#domain/project/settings-changes.ts';
import { scoringRule } from '#domain/score/scoring-rules.ts';
import { formatCount } from '#ui/format-number.ts';
import type { SettingsPlace } from './settings-places.ts';

/** The line under a section's name: what it holds, or what changed in it. */
export function sectionWords(
  place: SettingsPlace,
  base: { version: number; settings: ProjectSettings },
  edited: ProjectSettings,
  changes: readonly SettingsChange[],
): { text: string; changed: boolean } {
  const changed = changes.some(({ section }) => section === place);
  const also = (text: string) => ({ text: changed ? `${text}, changed` : text, changed });
  switch (place) {
    case 'general':
      return also('name, address');
    case 'instructions':
      return {
        text: changed ? `v${base.version + 1} draft, changed` : 'beside every prompt',
        changed,
      };
    case 'questions': {
      const { added } = keyedChanges(base.settings.questions, edited.questions, ({ name }) => name);
      const count = String(edited.questions.length);
      if (added.length > 0) return { text: `${count}, ${numberWord(added.length)} new`, changed };
      return also(count);
    }
    case 'scoring':
      return also(scoringRule(edited.scoringRule).title);
    case 'work':
      return also('overlap, hold, order');
    case 'confidentiality':
      return also(formatCount(edited.confidentialWords.length, 'word'));
    case 'rubric':
      return also(
        edited.rubric === null
          ? 'one per task'
          : formatCount(edited.rubric.length, 'criterion', 'criteria'),
      );
    case 'access':
      return { text: 'what roles may do', changed: false };
  }
}

function numberWord(count: number): string {
  return ['none', 'one', 'two', 'three'][count] ?? String(count);
}
