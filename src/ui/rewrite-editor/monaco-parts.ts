// The one import of Monaco. The core with its diff widget, and only the features that a writer
// of prose needs: no suggestions, no links, no language services, hence no worker either.
// Left out on purpose: linesOperations, whose Ctrl+Enter would take the key of Submit; clipboard
// and contextmenu, 30 kB for what the browser's own keys and menu do.
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/diffEditor/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/wordOperations/register';
import { inputLatency } from 'monaco-editor/base/browser/performance';

export { Range } from 'monaco-editor/editor/common/core/range';
export { Selection } from 'monaco-editor/editor/common/core/selection';
// Not `editor.api`, whose two objects hold on to everything that Monaco has.
export {
  create,
  createDiffEditor,
  createModel,
  defineTheme,
  setTheme,
} from 'monaco-editor/editor/standalone/browser/standaloneEditor';
export {
  register,
  setLanguageConfiguration,
  setMonarchTokensProvider,
} from 'monaco-editor/editor/standalone/browser/standaloneLanguages';
export type { editor } from 'monaco-editor/editor/editor.api';

// Monaco times every key, with half a dozen marks and measures, for a report that nobody reads here.
const untimed = () => undefined;
Object.assign(inputLatency, {
  onKeyDown: untimed,
  onBeforeInput: untimed,
  onInput: untimed,
  onKeyUp: untimed,
  onSelectionChange: untimed,
  onRenderStart: untimed,
});
