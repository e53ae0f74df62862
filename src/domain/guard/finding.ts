/** Kinds of text that must not leave an expert's hands by mistake. */
export type GuardKind =
  | 'email'
  | 'phone'
  | 'iban'
  | 'card'
  | 'api-key'
  | 'banner'
  | 'project-word'
  | 'wall'
  | 'restricted-overlap';

/** One place in one text; offsets count UTF-16 units. */
export type GuardFinding = {
  kind: GuardKind;
  start: number;
  end: number;
  /** The words found. They stay on this device until the expert has decided. */
  quote: string;
  /** Why it matters, in one sentence. */
  why: string;
  /** What *Redact* puts in its place. */
  redaction: string;
};

/** Finds one kind of thing in a text. Every pattern runs in time linear in the text. */
export type Detector = (text: string) => GuardFinding[];
