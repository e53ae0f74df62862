import { styled } from '@mui/material/styles';

/** A touchstone: a dark stone with the one stroke of gold that was tried on it. */
export function Logo({ size = 24 }: { readonly size?: number }) {
  return (
    <Stone viewBox="0 0 24 24" width={size} height={size} aria-hidden>
      <path data-stone="" d="M8.2 2.2 18.9 3.4 22 9.8 20.4 18.6 12.6 22 4.4 19.5 2 11.2Z" />
      <path data-streak="" d="M7.2 15.9 16.4 7.6" />
      <path data-streak="" data-thin="" d="M11.4 17.1 17.3 11.9" />
    </Stone>
  );
}

// The only gold in the product; decorative, so no contrast is asked of it.
const Stone = styled('svg')(({ theme }) => ({
  display: 'block',
  '& [data-stone]': { fill: theme.vars.palette.inverse.main },
  '& [data-streak]': {
    fill: 'none',
    stroke: '#D9A441',
    strokeWidth: 2.2,
    strokeLinecap: 'round',
  },
  '& [data-thin]': { strokeWidth: 1.2, opacity: 0.75 },
}));
