import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useSurface, useSurfaceState } from './surface-context.tsx';

interface CriteriaFilterProps {
  readonly all: number;
  readonly open: number;
  /** How many are to be judged again, in a re-grade. */
  readonly again: number | null;
}

/** All criteria of a long rubric, or only those that are not judged yet. */
export function CriteriaFilter({ all, open, again }: CriteriaFilterProps) {
  const { store } = useSurface();
  const openOnly = useSurfaceState((state) => state.openOnly);
  return (
    <ToggleButtonGroup
      exclusive
      aria-label="Criteria shown"
      value={openOnly ? 'open' : 'all'}
      onChange={(_, value) => value && store.setState({ openOnly: value === 'open' })}
    >
      <ToggleButton value="all">All {all}</ToggleButton>
      <ToggleButton value="open">
        {again === null ? `Open only ${open}` : `To judge again ${again}`}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
