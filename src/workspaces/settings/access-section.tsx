import {
  projectPermissions,
  mayInProject,
  type ProjectPermission,
} from '#domain/people/permission.ts';
import { role, type Role } from '#domain/people/role.ts';
import { DataTable } from '#ui/data-table.tsx';
import { SectionBlock } from './section-block.tsx';

const roleTitle: Readonly<Record<Role, string>> = {
  expert: 'Expert',
  reviewer: 'Reviewer',
  lead: 'Lead',
  lab: 'Lab engineer',
};

const words: Readonly<Record<ProjectPermission, string>> = {
  'project.read': 'Read the instructions',
  'project.edit': 'Change these settings',
  'task.grade': 'Grade tasks',
  'task.read': 'See all tasks, with models',
  'task.import': 'Import tasks',
  'data.export': 'Export answers',
  'review.read': 'See the review queue',
  'review.decide': 'Accept and return work',
  'rubric.read': 'Read rubrics',
  'rubric.edit': 'Change rubrics',
  'quality.read': 'See quality figures',
  'quality.own': 'See figures of one’s own work',
  'spotcheck.run': 'Run spot checks',
  'gold.manage': 'Set gold items and the onboarding',
  'pay.own': 'See one’s own time and pay',
  'pay.read': 'See everybody’s time and pay',
  'pay.edit': 'Set rates, answer corrections',
  'people.read': 'See who takes part',
  'people.edit': 'Invite, change roles',
  'audit.read': 'Read the log',
  'key.manage': 'Make and revoke API keys',
};

/** The table that the server enforces, as it is: nothing here can be changed. */
export function AccessSection() {
  return (
    <SectionBlock place="access" about="what each role may do; the server enforces this table">
      <DataTable
        name="What each role may do"
        rows={projectPermissions}
        rowKey={(permission) => permission}
        columns={[
          { id: 'what', head: 'May', namesRow: true, cell: (permission) => words[permission] },
          ...role.options.map((each) => ({
            id: each,
            head: roleTitle[each],
            width: 96,
            cell: (permission: ProjectPermission) =>
              mayInProject(permission, [each], false) ? 'yes' : '–',
          })),
        ]}
      />
    </SectionBlock>
  );
}
