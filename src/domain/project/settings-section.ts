/** The parts of a project's settings as its editor shows them, in reading order. */
export const settingsSections = [
  'general',
  'instructions',
  'questions',
  'scoring',
  'work',
  'confidentiality',
  'rubric',
] as const;
export type SettingsSection = (typeof settingsSections)[number];
