import { styled } from '@mui/material/styles';
import {
  Fragment,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';

import { measurePanes } from './measure-panes.ts';
import { forgetLayout, keepLayout, recallLayout, type PaneLayout } from './remembered-layout.ts';
import { moveSplit, rangeOfSplit } from './split-sizes.ts';
import { widthClass } from './width-class.ts';

export interface SplitPane {
  readonly id: string;
  readonly content: ReactNode;
  /** Numbers are pixels, strings per cent or with a unit. */
  readonly size?: number | string;
  readonly min?: number | string;
  readonly max?: number | string;
  /** Keeps its pixels when the window changes; at least one pane must not. */
  readonly fixed?: boolean;
  /** Names the splitter before this pane, e.g. `Resize scoring`. Not for the first. */
  readonly splitterName?: string;
}

interface SplitterProps {
  /** Under this name the sizes are remembered, once for each width class. */
  readonly name: string;
  readonly panes: readonly SplitPane[];
  /** `columns` beside each other, `rows` beneath each other. */
  readonly direction?: 'columns' | 'rows';
}

/** Share of the group that one press of an arrow key moves. */
const keyStep = 0.05;

/**
 * Panes with splitters between them. A splitter is a named `separator` with one tab
 * stop; arrow keys move it, Home and End take it to its ends, a double click resets.
 * A pane that stays keeps its state when another one comes or goes. The panes are flex
 * items, so that the browser keeps their limits when the window changes.
 */
export function Splitter({ name, panes, direction = 'columns' }: SplitterProps) {
  const columns = direction === 'columns';
  const group = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(() => widthClass(window.innerWidth));
  const ids = panes.map((pane) => pane.id);
  const place = `${width} ${ids.join()}`;
  const [chosen, setChosen] = useState(() => ({ place, layout: recallLayout(name, width, ids) }));
  // Other panes, or another width: their own sizes, in this very render.
  const current =
    chosen.place === place ? chosen : { place, layout: recallLayout(name, width, ids) };
  if (current !== chosen) setChosen(current);
  const { layout } = current;

  useEffect(() => {
    const watch = () => setWidth(widthClass(window.innerWidth));
    window.addEventListener('resize', watch);
    return () => window.removeEventListener('resize', watch);
  }, []);

  // What a fixed pane keeps are pixels, and those are known only on the page.
  const [pixels, setPixels] = useState(0);
  useLayoutEffect(() => {
    const box = group.current;
    if (box) setPixels(columns ? box.clientWidth : box.clientHeight);
  }, [columns, layout]);

  useEffect(() => {
    const element = group.current;
    if (!element) return undefined;
    const tell = () => tellValues(element, columns);
    tell();
    const observer = new ResizeObserver(tell);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [columns, place]);

  function move(index: number, delta: number) {
    if (!group.current) return;
    choose(moveSplit(measurePanes(group.current, columns), index, delta));
  }
  function choose(next: PaneLayout) {
    keepLayout(name, width, ids, next);
    setChosen({ place, layout: next });
  }
  function reset() {
    forgetLayout(name, width, ids);
    setChosen({ place, layout: undefined });
  }
  function press(event: KeyboardEvent, index: number) {
    const length = columns ? group.current?.clientWidth : group.current?.clientHeight;
    const deltas: Record<string, number> = {
      [columns ? 'ArrowLeft' : 'ArrowUp']: -keyStep,
      [columns ? 'ArrowRight' : 'ArrowDown']: keyStep,
      Home: -1,
      End: 1,
    };
    const delta = deltas[event.key];
    if (delta === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    move(index, delta * (length ?? 0));
  }
  function drag(event: PointerEvent<HTMLElement>, index: number) {
    if (event.button !== 0 || !group.current) return;
    event.preventDefault();
    const line: HTMLElement = event.currentTarget;
    line.focus({ preventScroll: true });
    line.setPointerCapture(event.pointerId);
    line.dataset['active'] = '';
    const from = columns ? event.clientX : event.clientY;
    const before = measurePanes(group.current, columns);
    const end = new AbortController();
    line.addEventListener(
      'pointermove',
      (moved) => choose(moveSplit(before, index, (columns ? moved.clientX : moved.clientY) - from)),
      { signal: end.signal },
    );
    line.addEventListener(
      'lostpointercapture',
      () => {
        delete line.dataset['active'];
        end.abort();
      },
      { signal: end.signal },
    );
  }

  return (
    <Group ref={group} data-direction={direction}>
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && (
            <Line
              role="separator"
              tabIndex={0}
              aria-label={pane.splitterName ?? `Resize ${pane.id}`}
              aria-orientation={columns ? 'vertical' : 'horizontal'}
              onKeyDown={(event) => press(event, index)}
              onPointerDown={(event) => drag(event, index)}
              onDoubleClick={reset}
            />
          )}
          <div data-split={pane.id} style={paneStyle(pane, layout?.[pane.id], columns, pixels)}>
            {pane.content}
          </div>
        </Fragment>
      ))}
    </Group>
  );
}

function paneStyle(
  pane: SplitPane,
  share: number | undefined,
  columns: boolean,
  pixels: number,
): CSSProperties {
  const { size, min = 0, max } = pane;
  return {
    flex: flexOf(),
    ...(columns
      ? { minWidth: min, minHeight: 0, ...(max !== undefined && { maxWidth: max }) }
      : { minHeight: min, minWidth: 0, ...(max !== undefined && { maxHeight: max }) }),
  };

  function flexOf(): string {
    if (share !== undefined) {
      if (!pane.fixed) return `${share} 1 0px`;
      return `0 0 ${pixels > 0 ? `${(share / 100) * pixels}px` : `${share}%`}`;
    }
    if (size === undefined) return '1 1 0px';
    return `0 ${pane.fixed ? 0 : 1} ${typeof size === 'number' ? `${size}px` : size}`;
  }
}

/** The place of each splitter in per cent of the group, for who does not see it. */
function tellValues(group: HTMLElement, columns: boolean): void {
  const panes = measurePanes(group, columns);
  const sum = panes.reduce((total, pane) => total + pane.now, 0);
  const percent = (value: number) => String(sum > 0 ? Math.round((value / sum) * 100) : 0);
  group.querySelectorAll(':scope > [role="separator"]').forEach((line, index) => {
    const [before, after] = [panes[index], panes[index + 1]];
    if (!before || !after) return;
    const [low, high] = rangeOfSplit(before, after);
    line.setAttribute('aria-valuenow', percent(before.now));
    line.setAttribute('aria-valuemin', percent(low));
    line.setAttribute('aria-valuemax', percent(high));
  });
}

const Group = styled('div')({
  display: 'flex',
  width: '100%',
  height: '100%',
  minWidth: 0,
  minHeight: 0,
  overflow: 'hidden',
  '&[data-direction="rows"]': { flexDirection: 'column' },
  '& > [data-split]': { display: 'grid', overflow: 'hidden', minWidth: 0, minHeight: 0 },
});

const Line = styled('div')(({ theme }) => ({
  position: 'relative',
  flex: 'none',
  minWidth: 1,
  minHeight: 1,
  touchAction: 'none',
  backgroundColor: theme.vars.palette.divider,
  transition: `background-color ${theme.transitions.duration.shortest}ms`,
  // The line is one pixel; what can be grasped is nine.
  '&::after': { content: '""', position: 'absolute', inset: -4, zIndex: 1 },
  '&[aria-orientation="vertical"]': { cursor: 'col-resize' },
  '&[aria-orientation="horizontal"]': { cursor: 'row-resize' },
  '&:hover, &[data-active], &:focus-visible': {
    backgroundColor: theme.vars.palette.primary.main,
  },
  '&:focus-visible': { zIndex: 2, outlineOffset: 0 },
}));
