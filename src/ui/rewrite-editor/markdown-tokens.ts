import { register, setLanguageConfiguration, setMonarchTokensProvider } from './monaco-parts.ts';

export const markdownLanguage = 'touchstone-markdown';

let registered = false;

/** Signs of Markdown are set in grey, so that the words stand out. Not a full grammar. */
export function registerMarkdown(): void {
  if (registered) return;
  registered = true;
  register({ id: markdownLanguage });
  setMonarchTokensProvider(markdownLanguage, {
    tokenizer: {
      root: [
        [/^\s*(?:```|~~~).*$/, 'markup', '@fenced'],
        [/^(\s{0,3}#{1,6}\s)(.*)$/, ['markup', 'heading']],
        [/^\s*(?:[-*+]|\d+[.)])\s/, 'markup'],
        [/^\s*>+/, 'markup'],
        [/^\s*\|?[\s:|-]*-{2,}[\s:|-]*$/, 'markup'],
        [/`[^`]+`/, 'code'],
        [/\*{1,3}|_{2,3}|~~|\|/, 'markup'],
      ],
      fenced: [
        [/^\s*(?:```|~~~)\s*$/, 'markup', '@pop'],
        [/.*$/, 'code'],
      ],
    },
  });
  setLanguageConfiguration(markdownLanguage, {
    // Numbers with their separators are one word for Ctrl+arrows and double clicks.
    wordPattern: /-?\d+(?:[.,]\d+)*%?|[\p{L}\p{M}\p{N}_]+/gu,
  });
}
