import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';

/** Pieces that tile the code, in order. */
export type ColouredCode = readonly {
  readonly start: number;
  readonly end: number;
  readonly colour: string | undefined;
}[];

// Only what appears in finance and consulting work; the rest stays plain.
const grammars = {
  bash: () => import('shiki/langs/bash.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  java: () => import('shiki/langs/java.mjs'),
  javascript: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  latex: () => import('shiki/langs/latex.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  r: () => import('shiki/langs/r.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  typescript: () => import('shiki/langs/typescript.mjs'),
  vb: () => import('shiki/langs/vb.mjs'),
  xml: () => import('shiki/langs/xml.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
};
const aliases: Record<string, keyof typeof grammars> = {
  js: 'javascript',
  py: 'python',
  sh: 'bash',
  shell: 'bash',
  ts: 'typescript',
  tex: 'latex',
  vba: 'vb',
  yml: 'yaml',
};

const theme = createCssVariablesTheme({ name: 'tokens', variablePrefix: '--code-' });
let highlighter: Promise<HighlighterCore> | undefined;

/** The colours of a piece of code as CSS variables, or null for a language that is not known. */
export async function colourCode(code: string, language: string): Promise<ColouredCode | null> {
  const name = aliases[language.toLowerCase()] ?? language.toLowerCase();
  if (!Object.hasOwn(grammars, name)) return null;
  highlighter ??= createHighlighterCore({ themes: [theme], engine: createJavaScriptRegexEngine() });
  const shiki = await highlighter;
  await shiki.loadLanguage(grammars[name as keyof typeof grammars]());
  const { tokens } = shiki.codeToTokens(code, { lang: name, theme: 'tokens' });
  const pieces: { start: number; end: number; colour: string | undefined }[] = [];
  let at = 0;
  for (const { offset, content, color } of tokens.flat()) {
    if (offset > at) pieces.push({ start: at, end: offset, colour: undefined });
    at = offset + content.length;
    pieces.push({ start: offset, end: at, colour: color });
  }
  if (at < code.length) pieces.push({ start: at, end: code.length, colour: undefined });
  return pieces;
}
