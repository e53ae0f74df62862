/** One scrolling pane as a group sees it. All numbers are pixels. */
export interface ScrollMember {
  readonly element: HTMLElement;
  /** Offsets of headings (or steps) from the top of the scrolled content, ascending. */
  anchors(): readonly number[];
}

/** Panes that scroll together. `join` returns the function that leaves again. */
export interface ScrollGroup {
  join(member: ScrollMember): () => void;
}
