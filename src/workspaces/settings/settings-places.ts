/** Everything that the list at the left leads to; the last two are not edited. */
export const settingsPlaces = [
  'general',
  'instructions',
  'questions',
  'scoring',
  'work',
  'confidentiality',
  'rubric',
  'access',
] as const;
export type SettingsPlace = (typeof settingsPlaces)[number];

export const placeTitle: Readonly<Record<SettingsPlace, string>> = {
  general: 'General',
  instructions: 'Instructions',
  questions: 'Questions',
  scoring: 'Scoring rule',
  work: 'Work',
  confidentiality: 'Confidentiality',
  rubric: 'Rubric policy',
  access: 'Access',
};

export const placeId = (place: SettingsPlace) => `settings-${place}`;

/** Brings a section, or the field that a fault names, into view and puts the focus there. */
export function goToPlace(place: SettingsPlace, field?: string): void {
  const section = document.getElementById(placeId(place));
  const target = field ? section?.querySelector<HTMLElement>(`[data-place="${field}"]`) : null;
  (target ?? section)?.scrollIntoView({ block: target ? 'center' : 'start' });
  const control = target?.querySelector<HTMLElement>('input, textarea, button, [tabindex]');
  (control ?? section?.querySelector<HTMLElement>('h2'))?.focus({ preventScroll: true });
}
