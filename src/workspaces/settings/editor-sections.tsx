import type { Project } from '#domain/project/project.ts';
import { AccessSection } from './access-section.tsx';
import { ConfidentialitySection } from './confidentiality-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { InstructionsSection } from './instructions-section.tsx';
import { QuestionsSection } from './questions-section.tsx';
import { RubricSection } from './rubric-section.tsx';
import { ScoringSection } from './scoring-section.tsx';
import { WorkSection } from './work-section.tsx';

interface EditorSectionsProps {
  readonly project: Project;
  readonly onCreate: (() => void) | null;
}

export function EditorSections({ project, onCreate }: EditorSectionsProps) {
  return (
    <>
      <GeneralSection project={project} onCreate={onCreate} />
      <InstructionsSection />
      <QuestionsSection />
      <ScoringSection />
      <WorkSection />
      <ConfidentialitySection />
      <RubricSection />
      <AccessSection />
    </>
  );
}
