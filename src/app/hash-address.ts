import { useLocationProperty } from 'wouter/use-browser-location';

/** Path and search of the address behind the hash: `#/p/memos/data?view=tasks`. */
const behindHash = () => window.location.hash.replace(/^#?\/?/, '/');
const pathOf = () => behindHash().split('?', 1)[0] ?? '/';
const searchOf = () => behindHash().slice(pathOf().length);

const navigate = (to: string, options?: { replace?: boolean }) =>
  window.history[options?.replace ? 'replaceState' : 'pushState'](null, '', `#${to}`);

function useHashPath(): [string, typeof navigate] {
  return [useLocationProperty(pathOf), navigate];
}

function useHashSearch(): string {
  return useLocationProperty(searchOf);
}

/** Where a static site keeps addresses, because it answers one path only. */
export const hashAddress = {
  hook: useHashPath,
  searchHook: useHashSearch,
  hrefs: (href: string) => `#${href}`,
};
