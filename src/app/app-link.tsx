import type { ComponentPropsWithRef, MouseEvent } from 'react';
import { useRouter } from 'wouter';
import { useNavigate } from '#ui/address.ts';

/**
 * A plain link that the router follows: what can be opened in a new tab, copied or middle
 * clicked stays the browser's, with the address that the router gives it.
 */
export function AppLink({ href, onClick, ...rest }: ComponentPropsWithRef<'a'> & { href: string }) {
  const router = useRouter();
  const navigate = useNavigate();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey;
    if (event.defaultPrevented || !plain || event.altKey) return;
    event.preventDefault();
    navigate(href);
  };
  return <a {...rest} href={router.hrefs(href, router)} onClick={follow} />;
}
