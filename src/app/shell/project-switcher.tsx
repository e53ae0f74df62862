import Button from '@mui/material/Button';
import { ChevronDown } from 'lucide-react';
import { Suspense, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { patientLazy } from '#ui/patient-lazy.ts';

const ProjectMenu = patientLazy(async () => ({
  default: (await import('./project-menu.tsx')).ProjectMenu,
}));

interface ProjectSwitcherProps {
  readonly slug: string;
  readonly name: string;
}

export function ProjectSwitcher({ slug, name }: ProjectSwitcherProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        variant="text"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        aria-label={`Project: ${name}`}
        onClick={(event) => setAnchor(event.currentTarget)}
        endIcon={<Icon of={ChevronDown} size={14} />}
        sx={{ ml: '-9px', fontWeight: 400, fontSize: '0.8125rem' }}
      >
        <span style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>{name}</span>
      </Button>
      {anchor && (
        <Suspense fallback={null}>
          <ProjectMenu anchor={anchor} slug={slug} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
