import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { styled } from '@mui/material/styles';
import type { Role } from '#domain/people/role.ts';
import { roleChoices } from './role-words.ts';

interface RoleBoxesProps {
  readonly roles: readonly Role[];
  readonly onChange: (roles: Role[]) => void;
}

/** Somebody may have several roles in one project. */
export function RoleBoxes({ roles, onChange }: RoleBoxesProps) {
  return (
    <Boxes aria-label="Roles" role="group">
      {roleChoices.map(({ value, word }) => (
        <FormControlLabel
          key={value}
          label={word}
          control={
            <Checkbox
              size="small"
              checked={roles.includes(value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...roles, value] : roles.filter((each) => each !== value),
                )
              }
            />
          }
        />
      ))}
    </Boxes>
  );
}

const Boxes = styled('div')({ display: 'flex', flexWrap: 'wrap', columnGap: 8 });
