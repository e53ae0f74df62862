import { ListTree } from 'lucide-react';
import { Suspense, useId, useState } from 'react';

import { ToolbarButton } from '#ui/toolbar-button.tsx';

import { patientLazy } from '#ui/patient-lazy.ts';
import type { OutlineProps } from './outline-props.ts';

const OutlineMenuList = patientLazy(async () => ({
  default: (await import('./outline-menu-list.tsx')).OutlineMenuList,
}));

/** The outline as a menu in the head of a pane that is too narrow for a column. */
export function OutlineMenu({ lines, currentStart, onGo }: OutlineProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const id = useId();
  return (
    <>
      <span id={id}>
        <ToolbarButton
          icon={ListTree}
          name="Outline"
          expanded={anchor !== null}
          onClick={() => setAnchor(document.getElementById(id))}
        />
      </span>
      {anchor && (
        <Suspense fallback={null}>
          <OutlineMenuList
            anchor={anchor}
            lines={lines}
            currentStart={currentStart}
            onGo={onGo}
            onClose={() => setAnchor(null)}
          />
        </Suspense>
      )}
    </>
  );
}
