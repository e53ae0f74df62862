import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { Minus, Plus } from 'lucide-react';
import { narrowSpace } from '#ui/format-number.ts';
import { ToolbarButton } from '#ui/toolbar-button.tsx';
import type { PaneCapacity } from './pane-capacity.ts';
import { useSurface, useSurfaceState } from './surface-context.tsx';
import { prefer } from './surface-store.ts';
import { useDrawnHighlights } from './use-drawn-highlights.ts';

const zoomSteps = [80, 90, 100, 110, 125, 140, 160] as const;

/** How the responses are read. */
export function StatusBar({ capacity }: { readonly capacity: PaneCapacity }) {
  const { store, responses } = useSurface();
  const { style, scrollTogether } = useSurfaceState((state) => state.preferences);
  const compareWords = useSurfaceState((state) => state.compareWords);
  const several = responses.length > 1 && !capacity.tabs;
  const zoomTo = (step: 1 | -1) => {
    const at = zoomSteps.findIndex((each) => each >= style.zoom);
    const zoom = zoomSteps[Math.max(0, Math.min(zoomSteps.length - 1, at + step))];
    if (zoom !== undefined) prefer(store, { style: { ...style, zoom } });
  };
  return (
    <>
      {several && (
        <>
          <FormControlLabel
            label="Scroll together"
            control={
              <Checkbox
                checked={scrollTogether}
                onChange={(event) => prefer(store, { scrollTogether: event.target.checked })}
              />
            }
          />
          <FormControlLabel
            label="Compare words"
            control={
              <Checkbox
                checked={compareWords}
                onChange={(event) => store.setState({ compareWords: event.target.checked })}
              />
            }
          />
        </>
      )}
      <span data-note="">{note()}</span>
      <HighlightCount />
      <span data-end="">
        <ToggleButtonGroup
          exclusive
          aria-label="Typeface of responses"
          value={style.typeface}
          onChange={(_, typeface) => typeface && prefer(store, { style: { ...style, typeface } })}
        >
          <ToggleButton
            value="serif"
            sx={(theme) => ({ height: 20, fontFamily: theme.typography.reading.fontFamily })}
          >
            Serif
          </ToggleButton>
          <ToggleButton value="sans" sx={{ height: 20 }}>
            Sans
          </ToggleButton>
        </ToggleButtonGroup>
        <ToolbarButton
          icon={Minus}
          name="Smaller text"
          size="small"
          disabled={style.zoom <= 80}
          onClick={() => zoomTo(-1)}
        />
        <span data-zoom="">
          {style.zoom}
          {narrowSpace}%
        </span>
        <ToolbarButton
          icon={Plus}
          name="Larger text"
          size="small"
          disabled={style.zoom >= 160}
          onClick={() => zoomTo(1)}
        />
      </span>
    </>
  );

  function note(): string {
    if (capacity.tabs) {
      return `One at a time: side by side would leave ${capacity.besideCharacters} characters a line.`;
    }
    return capacity.open < responses.length
      ? `${capacity.open} of ${responses.length} fit at 42 characters a line`
      : '';
  }
}

function HighlightCount() {
  const { responses } = useSurface();
  const marks = useDrawnHighlights();
  const counts = responses.flatMap(({ id, letter }) => {
    const count = marks.get(id)?.length ?? 0;
    return count > 0 ? [`${count} in ${letter}`] : [];
  });
  if (counts.length === 0) return null;
  return <span data-note="">Highlights: {counts.join(', ')}</span>;
}
