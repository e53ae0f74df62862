/** The token stands behind the #, so it reaches no server, log or referrer. */
export function linkTo(page: 'join' | 'reset', token: string): string {
  return `${window.location.origin}/${page}#${token}`;
}

/** Who takes the link to its person. */
export const handedOver = (mailed: boolean): string =>
  mailed ? 'It was mailed to them; here it is as well.' : 'Hand it over yourself.';
