import { useEffect } from 'react';

/**
 * F6 moves the focus to the next zone on the page, Shift+F6 to the one before; a zone is
 * an element with `data-zone` (ui/zone.tsx with `f6`). Coming back to a zone puts the
 * focus where it was there last.
 */
export function useZoneKeys(): void {
  useEffect(() => {
    const last = new WeakMap<Element, HTMLElement>();
    const remember = (event: FocusEvent) => {
      const target = event.target;
      const zone = target instanceof HTMLElement && target.closest('[data-zone]');
      if (zone && zone !== target) last.set(zone, target);
    };
    const move = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
      const zones = [...document.querySelectorAll<HTMLElement>('[data-zone]')];
      if (zones.length === 0) return;
      event.preventDefault();
      const here = zones.findIndex((zone) => zone.contains(document.activeElement));
      const step = event.shiftKey ? -1 : 1;
      const at = here === -1 ? (event.shiftKey ? zones.length - 1 : 0) : here + step;
      const zone = zones[(at + zones.length) % zones.length];
      const before = zone && last.get(zone);
      (before?.isConnected ? before : zone)?.focus();
    };
    document.addEventListener('focusin', remember);
    window.addEventListener('keydown', move);
    return () => {
      document.removeEventListener('focusin', remember);
      window.removeEventListener('keydown', move);
    };
  }, []);
}
