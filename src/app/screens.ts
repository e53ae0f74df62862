import {
  ChartNoAxesCombined,
  ClipboardCheck,
  Database,
  ListChecks,
  MessageSquareCheck,
  SlidersHorizontal,
  UsersRound,
  type LucideIcon,
} from 'lucide-react';
import { lazy, type ComponentType } from 'react';
import { mayInProject, type ProjectPermission } from '#domain/people/permission.ts';
import type { Role } from '#domain/people/role.ts';

/** What every screen is given: the project that its address names. */
export interface ScreenProps {
  readonly projectId: string;
  readonly slug: string;
}

export interface Screen {
  readonly name: string;
  readonly path: string;
  readonly icon: LucideIcon;
  readonly permission: ProjectPermission;
  /** Fetches the screen's code; the shell is painted meanwhile. */
  readonly load: () => Promise<ComponentType<ScreenProps>>;
  readonly Component: ComponentType<ScreenProps>;
}

function screen(description: Omit<Screen, 'Component'>): Screen {
  const Component = lazy(async () => ({ default: await description.load() }));
  return { ...description, Component };
}

/** The screens in the order of the rail. */
export const screens: readonly Screen[] = [
  screen({
    name: 'Grade',
    path: 'grade',
    icon: ClipboardCheck,
    permission: 'task.grade',
    load: async () => (await import('#workspaces/grade/grade-screen.tsx')).GradeScreen,
  }),
  screen({
    name: 'Review',
    path: 'review',
    icon: MessageSquareCheck,
    permission: 'review.read',
    load: async () => (await import('#workspaces/review/review-screen.tsx')).ReviewScreen,
  }),
  screen({
    name: 'Rubrics',
    path: 'rubrics',
    icon: ListChecks,
    permission: 'rubric.read',
    load: async () => (await import('#workspaces/rubrics/rubrics-screen.tsx')).RubricsScreen,
  }),
  screen({
    name: 'Quality',
    path: 'quality',
    icon: ChartNoAxesCombined,
    permission: 'review.decide',
    load: async () => (await import('#workspaces/quality/quality-screen.tsx')).QualityScreen,
  }),
  screen({
    name: 'Data',
    path: 'data',
    icon: Database,
    permission: 'task.read',
    load: async () => (await import('#workspaces/data/data-screen.tsx')).DataScreen,
  }),
  screen({
    name: 'People',
    path: 'people',
    icon: UsersRound,
    permission: 'people.read',
    load: async () => (await import('#workspaces/people/people-screen.tsx')).PeopleScreen,
  }),
  screen({
    name: 'Settings',
    path: 'settings',
    icon: SlidersHorizontal,
    permission: 'project.edit',
    load: async () => (await import('#workspaces/settings/settings-screen.tsx')).SettingsScreen,
  }),
];

export function screensFor(roles: readonly Role[], isOwner: boolean): readonly Screen[] {
  return screens.filter((screen) => mayInProject(screen.permission, roles, isOwner));
}

/** Where each role starts: at its own work, not at the first thing that it may do. */
const homes: Readonly<Record<Role, readonly string[]>> = {
  expert: ['grade'],
  reviewer: ['review', 'rubrics'],
  lead: ['quality', 'data', 'settings'],
  lab: ['data'],
};

export function homeScreen(roles: readonly Role[], isOwner: boolean): Screen | undefined {
  const open = screensFor(roles, isOwner);
  const wanted = roles.flatMap((each) => homes[each]);
  return wanted.map((path) => open.find((screen) => screen.path === path)).find(Boolean) ?? open[0];
}
