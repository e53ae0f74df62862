import { styled } from '@mui/material/styles';
import { renameSection } from '#domain/rubric/edit-criteria.ts';
import { useBench } from './rubric-context.tsx';

interface SectionNameProps {
  /** Index of the section's first criterion. */
  readonly index: number;
  readonly name: string;
}

/** The head of a section: its name is edited for all of its criteria at once. */
export function SectionName({ index, name }: SectionNameProps) {
  const { store } = useBench();
  return (
    <Row role="row">
      <span role="cell">
        <input
          aria-label={`Name of the section from criterion ${index + 1}`}
          value={name}
          placeholder="No section"
          onChange={(event) =>
            store.edit(
              (criteria) => renameSection(criteria, index, event.target.value),
              `section ${index}`,
            )
          }
        />
      </span>
    </Row>
  );
}

const Row = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'center',
  minHeight: 27,
  padding: '0 16px 0 82px',
  borderBottom: `1px solid ${theme.vars.palette.divider}`,
  backgroundColor: theme.vars.palette.background.default,
  '& > span': { flex: 1 },
  '& input': {
    ...theme.typography.columnHead,
    width: '100%',
    minHeight: 24,
    padding: '0 6px',
    margin: '0 -6px',
    border: 0,
    borderRadius: 4,
    color: theme.vars.palette.text.secondary,
    background: 'none',
  },
  '& input::placeholder': { color: theme.vars.palette.text.disabled, opacity: 1 },
  '& input:hover': { backgroundColor: theme.vars.palette.action.hover },
}));
