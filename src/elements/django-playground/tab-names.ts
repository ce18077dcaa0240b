/** What the tabs of the code pane show, and what they are called. */
import { pathOf, type DocumentKey, type Project } from './project.js';

/** What a tab of the code pane shows. */
export type PaneKey = DocumentKey | 'settings';

const NAMES = { context: 'Context', python: 'Python', settings: 'Settings' } as const;

/** All tabs, in their order. */
export const paneKeys = (project: Project): PaneKey[] => [...project.documents, 'settings'];

/** What a tab is called: of files the last part of the path, where that is enough to know them. */
export function tabName(key: PaneKey, keys: readonly PaneKey[]): string {
  if (key === 'context' || key === 'python' || key === 'settings') return NAMES[key];
  const path = pathOf(key) ?? '';
  const name = path.split('/').at(-1) ?? path;
  const isUnique = keys.filter((other) => pathOf(other)?.split('/').at(-1) === name).length === 1;
  return isUnique ? name : path;
}
