/**
 * A path of this server, or null: `//elsewhere`, `/\\elsewhere` and whole addresses lead away.
 * Asked where the value is used, because the router also hands on what a route's own check left
 * out.
 */
export function ownPath(to: unknown): string | null {
  // Browsers drop tabs and line breaks from addresses, so they could hide a second slash.
  return typeof to === 'string' && /^\/(?![/\\])/.test(to) && !/[\t\r\n]/.test(to) ? to : null;
}
