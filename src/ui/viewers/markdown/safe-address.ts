/**
 * The address if a link may lead there, else null. Only absolute https, http and mailto pass;
 * the parsed form is returned, so that what was checked is what the browser gets. Relative
 * and protocol-relative addresses are refused: model output has no place of its own here.
 */
export function safeAddress(address: string): string | null {
  if (!/^(?:https?:\/\/|mailto:)/i.test(address)) return null;
  try {
    const url = new URL(address);
    return allowed.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

const allowed = new Set(['https:', 'http:', 'mailto:']);
