import { mergeText } from '#domain/draft/merge-text.ts';
import type { Criterion } from '#domain/rubric/criterion.ts';
import type { ProjectSettings } from './project-settings.ts';
import { sameContent } from './same-content.ts';
import type { SettingsSection } from './settings-section.ts';

/** Something that both sides changed, differently; a person chooses. */
export type SettingsConflict = {
  /** Names the conflict to `choices`: "instructions", "questions:Clarity". */
  id: string;
  section: SettingsSection;
  what: string;
  /** What each side made of it, as text; null where that side removed it. */
  mine: string | null;
  theirs: string | null;
};

export type Choice = 'mine' | 'theirs';
export type SettingsMerge = { settings: ProjectSettings; conflicts: SettingsConflict[] };

/**
 * Brings two changes of the same version together. What only one side changed is taken; texts
 * merge by words, questions by name, criteria by id, words one by one. Where both sides changed
 * the same thing, `choices` decides, and mine stands until it does: theirs is never lost, since
 * it is a published version.
 */
export function mergeSettings(
  base: ProjectSettings,
  mine: ProjectSettings,
  theirs: ProjectSettings,
  choices: Readonly<Record<string, Choice>> = {},
): SettingsMerge {
  const conflicts: SettingsConflict[] = [];
  const sides = { base, mine, theirs };
  const choose: Choose = (conflict) => {
    conflicts.push(conflict);
    return choices[conflict.id] ?? 'mine';
  };
  const field = <K extends keyof ProjectSettings>(key: K, section: SettingsSection, what: string) =>
    mergeValue(
      { base: base[key], mine: mine[key], theirs: theirs[key] },
      { id: key, section, what, choose, show: (value) => JSON.stringify(value) },
    );
  const settings: ProjectSettings = {
    name: mergeTexts(sides, 'name', { section: 'general', what: 'Name' }, choose),
    instructions: mergeTexts(
      sides,
      'instructions',
      { section: 'instructions', what: 'Instructions' },
      choose,
    ),
    questions: mergeList(
      { base: base.questions, mine: mine.questions, theirs: theirs.questions },
      { id: 'questions', section: 'questions', keyOf: ({ name }) => name, choose },
    ),
    scoringRule: field('scoringRule', 'scoring', 'Scoring rule'),
    overlap: field('overlap', 'work', 'Experts a task'),
    anotherOpinion: field('anotherOpinion', 'work', 'Another opinion'),
    skillsRequired: field('skillsRequired', 'work', 'Required skills'),
    lease: field('lease', 'work', 'Hold'),
    shuffle: field('shuffle', 'work', 'Order of responses'),
    skip: field('skip', 'work', 'Skips'),
    review: field('review', 'work', 'Review'),
    rubric: mergeRubric(sides, choose),
    rubricProposals: field('rubricProposals', 'rubric', 'Proposals of experts'),
    lintOff: field('lintOff', 'rubric', 'Lint rules that are off'),
    confidentialWords: mergeList(
      {
        base: base.confidentialWords,
        mine: mine.confidentialWords,
        theirs: theirs.confidentialWords,
      },
      { id: 'confidentialWords', section: 'confidentiality', keyOf: (word) => word, choose },
    ),
  };
  return { settings, conflicts };
}

/**
 * Brings two changes of one rubric together: criteria that one side alone changed, added or removed
 * are taken over; of those that both changed mine stands, and `both` names them.
 */
export function mergeCriteria(
  base: readonly Criterion[],
  mine: readonly Criterion[],
  theirs: readonly Criterion[],
): { criteria: Criterion[]; both: string[] } {
  const both: string[] = [];
  const criteria = mergeList(
    { base, mine, theirs },
    {
      id: 'rubric',
      section: 'rubric',
      keyOf: ({ id }) => id,
      choose({ what }) {
        both.push(what);
        return 'mine';
      },
    },
  );
  return { criteria, both };
}

type Choose = (conflict: SettingsConflict) => Choice;
type Sides<T> = { base: T; mine: T; theirs: T };

function mergeTexts(
  { base, mine, theirs }: Sides<ProjectSettings>,
  key: 'name' | 'instructions',
  about: Pick<SettingsConflict, 'section' | 'what'>,
  choose: Choose,
): string {
  const merge = mergeText(base[key], mine[key], theirs[key]);
  if (merge.kind === 'merged') return merge.text;
  const conflict = { id: key, ...about, mine: mine[key], theirs: theirs[key] };
  return choose(conflict) === 'mine' ? mine[key] : theirs[key];
}

function mergeValue<T>(
  { base, mine, theirs }: Sides<T>,
  about: Pick<SettingsConflict, 'id' | 'section' | 'what'> & {
    choose: Choose;
    show: (value: T) => string | null;
  },
): T {
  const { choose, show, ...named } = about;
  if (sameContent(mine, theirs) || sameContent(theirs, base)) return mine;
  if (sameContent(mine, base)) return theirs;
  const choice = choose({ ...named, mine: show(mine), theirs: show(theirs) });
  return choice === 'mine' ? mine : theirs;
}

/** Entries by key, in my order; what they added comes after the entry that it follows there. */
function mergeList<T>(
  sides: Sides<readonly T[]>,
  about: {
    id: string;
    section: SettingsSection;
    keyOf: (entry: T) => string;
    choose: Choose;
  },
): T[] {
  const { id, section, keyOf, choose } = about;
  const index = (list: readonly T[]) => new Map(list.map((each) => [keyOf(each), each]));
  const [base, mine, theirs] = [index(sides.base), index(sides.mine), index(sides.theirs)];
  return orderOf([...base.keys()], [...mine.keys()], [...theirs.keys()]).flatMap((key) => {
    const entry = mergeValue<T | undefined>(
      { base: base.get(key), mine: mine.get(key), theirs: theirs.get(key) },
      {
        id: `${id}:${key}`,
        section,
        what: key,
        choose,
        show: (value) => (value === undefined ? null : JSON.stringify(value)),
      },
    );
    return entry === undefined ? [] : [entry];
  });
}

/** All keys once: the order of whoever changed it, mine where both did. */
function orderOf(base: string[], mine: string[], theirs: string[]): string[] {
  const shared = (keys: string[]) => keys.filter((key) => base.includes(key)).join('\0');
  const iMoved = shared(mine) !== shared(base.filter((key) => mine.includes(key)));
  const [first, second] = iMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  for (const [at, key] of second.entries()) {
    if (order.includes(key)) continue;
    const before = second.slice(0, at).findLast((each) => order.includes(each));
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key);
  }
  return order;
}

function mergeRubric(
  { base, mine, theirs }: Sides<ProjectSettings>,
  choose: Choose,
): ProjectSettings['rubric'] {
  if (base.rubric !== null && mine.rubric !== null && theirs.rubric !== null) {
    return mergeList(
      { base: base.rubric, mine: mine.rubric, theirs: theirs.rubric },
      { id: 'rubric', section: 'rubric', keyOf: ({ id }) => id, choose },
    );
  }
  return mergeValue(
    { base: base.rubric, mine: mine.rubric, theirs: theirs.rubric },
    {
      id: 'rubric',
      section: 'rubric',
      what: 'Rubric',
      choose,
      show: (value) => (value === null ? null : JSON.stringify(value)),
    },
  );
}
