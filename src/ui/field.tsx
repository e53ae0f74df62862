import { styled } from '@mui/material/styles';
import { TriangleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

import { Icon } from './icon.tsx';

/** What the control inside a field must spread on its input. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-required': true | undefined;
}

interface FieldProps {
  readonly label: string;
  /** Right of the label: `required`, `248 of 1 200`. */
  readonly aside?: ReactNode;
  readonly required?: boolean;
  /** Under the control, quiet. */
  readonly help?: ReactNode;
  /** Names the place and the mend: `Line 3: "ten" is not a number; write 10`. */
  readonly error?: string | undefined;
  /** `labelId` is for controls that a label cannot point at, such as a listbox. */
  readonly children: (control: FieldControl, labelId: string) => ReactNode;
}

/** A label above its control, never floating; the error takes the help's place. */
export function Field({ label, aside, required, help, error, children }: FieldProps) {
  const id = useId();
  const noteId = `${id}-note`;
  const labelId = `${id}-label`;
  return (
    <Stack>
      <Head>
        <label id={labelId} htmlFor={id}>
          {label}
        </label>
        <span>{aside ?? (required && 'required')}</span>
      </Head>
      {children(
        {
          id,
          'aria-describedby': (error ?? help) ? noteId : undefined,
          'aria-invalid': error ? true : undefined,
          'aria-required': required ? true : undefined,
        },
        labelId,
      )}
      {(error ?? help) && (
        <Note id={noteId} data-error={error ? '' : undefined}>
          {error ? (
            <>
              <Icon of={TriangleAlert} size={13} />
              <span>{error}</span>
            </>
          ) : (
            help
          )}
        </Note>
      )}
    </Stack>
  );
}

const Stack = styled('div')({ display: 'flex', flexDirection: 'column', minWidth: 0 });

const Head = styled('div')(({ theme }) => ({
  ...theme.typography.caption,
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'baseline',
  gap: 8,
  marginBottom: 3,
  '& label': { fontWeight: 600, color: theme.vars.palette.text.primary },
  '& span': { color: theme.vars.palette.text.disabled },
}));

const Note = styled('div')(({ theme }) => ({
  ...theme.typography.meta,
  display: 'flex',
  gap: 5,
  marginTop: 3,
  color: theme.vars.palette.text.disabled,
  '&[data-error]': { color: theme.vars.palette.error.main },
  '& svg': { flex: 'none', marginTop: 3 },
}));
