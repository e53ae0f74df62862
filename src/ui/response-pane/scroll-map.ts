/** A scrolled content as the mapping sees it, in pixels. */
export interface ScrollShape {
  /** Offsets of headings from the top, ascending. */
  readonly anchors: readonly number[];
  /** The largest scroll position, at which the end is in view. */
  readonly most: number;
}

/**
 * The scroll position in `to` that shows what `position` shows in `from`: the first headings
 * of both, as many as both have, lie at the same height, and between them one goes as the
 * other does. Top and end always meet.
 */
export function mapScroll(position: number, from: ScrollShape, to: ScrollShape): number {
  const common = Math.min(from.anchors.length, to.anchors.length);
  let [fromStart, toStart] = [0, 0];
  let [fromEnd, toEnd] = [from.most, to.most];
  for (let index = 0; index < common; index += 1) {
    const [a = 0, b = 0] = [from.anchors[index], to.anchors[index]];
    // What lies past the last position, or not below the one before, cannot be scrolled to.
    if (a >= from.most || b >= to.most) break;
    if (a <= fromStart || b <= toStart) continue;
    if (a > position) {
      [fromEnd, toEnd] = [a, b];
      break;
    }
    [fromStart, toStart] = [a, b];
  }
  const share = fromEnd > fromStart ? (position - fromStart) / (fromEnd - fromStart) : 1;
  return toStart + Math.min(1, Math.max(0, share)) * (toEnd - toStart);
}
