import { useEffect, useRef, useState, type RefObject } from 'react';
import { useNavigate, useSearch } from '#ui/address.ts';
import { goToPlace, settingsPlaces, type SettingsPlace } from './settings-places.ts';

const isPlace = (value: unknown): value is SettingsPlace =>
  settingsPlaces.some((place) => place === value);

/**
 * The section that stands at the top of the editor. The address holds it, so that a link and a
 * reload lead there; scrolling moves it.
 */
export function useCurrentPlace(editor: RefObject<HTMLElement | null>) {
  const search = useSearch();
  const asked = search['section'];
  const navigate = useNavigate();
  const [current, setCurrent] = useState<SettingsPlace>(isPlace(asked) ? asked : 'general');
  const arrived = useRef(false);

  useEffect(() => {
    if (arrived.current || !isPlace(asked)) return;
    arrived.current = true;
    goToPlace(asked);
  }, [asked]);

  useEffect(() => {
    const scrolled = editor.current?.parentElement;
    if (!scrolled) return;
    const look = () => {
      const top = scrolled.getBoundingClientRect().top + 80;
      const sections = [...scrolled.querySelectorAll<HTMLElement>('[data-settings-place]')];
      const atEnd = scrolled.scrollTop + scrolled.clientHeight >= scrolled.scrollHeight - 2;
      const at = sections.findLast((each) => each.getBoundingClientRect().top <= top);
      // The last sections cannot reach the top; at the end the one that was gone to stays.
      if (!atEnd && isPlace(at?.dataset['settingsPlace'])) setCurrent(at.dataset['settingsPlace']);
    };
    scrolled.addEventListener('scroll', look, { passive: true });
    return () => scrolled.removeEventListener('scroll', look);
  }, [editor]);

  const go = (place: SettingsPlace) => {
    setCurrent(place);
    arrived.current = true;
    navigate({ ...search, section: place }, { replace: true });
  };
  return { current, go };
}
