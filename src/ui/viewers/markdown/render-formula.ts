import katex from 'katex';
import 'katex/dist/katex.min.css';

/**
 * Sets TeX into an element, as DOM nodes and never as HTML text. Answers null, or why it
 * could not be set; the element is then empty. No command that makes links, images, classes
 * or styles is trusted, and macros may not expand without end.
 */
export function renderFormula(tex: string, target: HTMLElement, display: boolean): string | null {
  try {
    katex.render(tex, target, {
      displayMode: display,
      throwOnError: true,
      trust: false,
      strict: (code: string) => (code === 'htmlExtension' ? 'error' : 'ignore'),
      maxExpand: 200,
      maxSize: 20,
      output: 'htmlAndMathml',
    });
    return null;
  } catch (error) {
    target.replaceChildren();
    return error instanceof Error ? error.message : 'Not a formula';
  }
}
