import { useMemo } from 'react';
import { useLocation, useRouter } from 'wouter';

/** Filters and open items of a screen: they live in the address, each screen reads its own names. */
export type Search = Readonly<Record<string, string | undefined>>;

export function useSearch(): Search {
  const text = useRouter().searchHook();
  return useMemo(() => Object.fromEntries(new URLSearchParams(text)), [text]);
}

/**
 * Goes to a path of ours, or to another search of the same screen; what is empty or undefined in
 * it is left out. `replace`: Back does not lead through what was there before.
 */
export function useNavigate(): (
  to: string | Search,
  options?: { readonly replace?: boolean },
) => void {
  const [path, navigate] = useLocation();
  return (to, options) => navigate(typeof to === 'string' ? to : path + searchText(to), options);
}

function searchText(search: Search): string {
  const set = Object.entries(search).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return set.length === 0 ? '' : `?${new URLSearchParams(set)}`;
}
