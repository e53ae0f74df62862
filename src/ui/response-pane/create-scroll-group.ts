import type { ScrollGroup, ScrollMember } from './scroll-group.ts';
import { mapScroll, type ScrollShape } from './scroll-map.ts';

/** Panes that scroll together by heading. One group per row of panes. */
export function createScrollGroup(): ScrollGroup {
  const members = new Set<ScrollMember>();
  /** Positions that the group itself set; their scroll events lead nobody. */
  const expected = new WeakMap<Element, number>();

  const follow = (leader: ScrollMember) => {
    const { scrollTop } = leader.element;
    const own = expected.get(leader.element);
    expected.delete(leader.element);
    if (own !== undefined && Math.abs(own - scrollTop) < 2) return;
    const from = shape(leader);
    for (const member of members) {
      if (member === leader) continue;
      const position = Math.round(mapScroll(scrollTop, from, shape(member)));
      if (Math.abs(member.element.scrollTop - position) < 1) continue;
      expected.set(member.element, position);
      member.element.scrollTop = position;
    }
  };

  return {
    join(member) {
      const listen = () => follow(member);
      members.add(member);
      member.element.addEventListener('scroll', listen, { passive: true });
      return () => {
        members.delete(member);
        member.element.removeEventListener('scroll', listen);
      };
    },
  };
}

function shape({ element, anchors }: ScrollMember): ScrollShape {
  return { anchors: anchors(), most: Math.max(0, element.scrollHeight - element.clientHeight) };
}
