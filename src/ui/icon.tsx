import type { LucideIcon, LucideProps } from 'lucide-react';

interface IconProps extends Omit<
  LucideProps,
  'of' | 'ref' | 'stroke' | 'absoluteStrokeWidth' | 'nonScalingStroke'
> {
  readonly of: LucideIcon;
  /** Pixels: 18 in the rail, 16 and 14 in controls, 13 in verdicts. */
  readonly size?: number;
  /** Pixels on screen, whatever the size: 1.5, and 2 inside verdict glyphs. */
  readonly stroke?: number;
}

/** An icon beside a word; it is hidden from screen readers unless it is given a name. */
export function Icon({ of: Shape, size = 16, stroke = 1.5, ...rest }: IconProps) {
  return <Shape size={size} strokeWidth={(stroke * 24) / size} {...rest} />;
}
