/** BCP 47 by the characters of a text, enough to choose glyphs and line breaking. */
export function textLanguage(text: string): string {
  const sample = text.slice(0, 4_000);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const share = (script: RegExp) => (sample.match(script)?.length ?? 0) / Math.max(1, letters);
  if (share(/\p{Script=Hangul}/gu) > 0.2) return 'ko';
  if (share(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu) > 0.1) return 'ja';
  if (share(/\p{Script=Han}/gu) > 0.2) return 'zh-Hans';
  return 'en';
}

/** Chinese, Japanese or Korean: characters are counted, the measure is 28 to 38 of them. */
export function isCjk(language: string): boolean {
  return /^(?:zh|ja|ko)\b/i.test(language);
}
