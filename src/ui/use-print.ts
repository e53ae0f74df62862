import { useEffect } from 'react';

/** Paper is white: while the page prints it stands in the light theme, whatever the person uses. */
export function usePrint(): () => void {
  useEffect(() => {
    const root = document.documentElement;
    let before: string | null = null;
    const toLight = () => {
      before = root.getAttribute('data-theme');
      root.setAttribute('data-theme', 'light');
    };
    const back = () => {
      if (before !== null) root.setAttribute('data-theme', before);
      before = null;
    };
    window.addEventListener('beforeprint', toLight);
    window.addEventListener('afterprint', back);
    return () => {
      back();
      window.removeEventListener('beforeprint', toLight);
      window.removeEventListener('afterprint', back);
    };
  }, []);
  return print;
}

function print(): void {
  window.print();
}
