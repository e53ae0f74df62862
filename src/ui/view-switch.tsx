import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useNavigate } from './address.ts';
import { FrameSlot } from './frame-slot.tsx';

interface View<Name extends string> {
  readonly name: Name;
  readonly words: string;
}

interface ViewSwitchProps<Name extends string> {
  readonly views: readonly View<Name>[];
  readonly view: Name | undefined;
}

/** The views of a screen, in the top bar; which one is open stands in the address. */
export function ViewSwitch<Name extends string>({ views, view }: ViewSwitchProps<Name>) {
  const navigate = useNavigate();
  return (
    <FrameSlot name="right">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label="View"
        onChange={(_, chosen: Name | null) => {
          if (chosen) navigate({ view: chosen });
        }}
      >
        {views.map(({ name, words }) => (
          <ToggleButton key={name} value={name}>
            {words}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </FrameSlot>
  );
}
