/** What the inside of a playground knows of its element: what is public of it, and these few ways to it. */
import type { DjangoError } from '../../core/errors.js';
import type { RenderResult } from '../../runtime/job.js';
import type { LiveHints } from '../../runtime/live-template.js';
import type { LiveProject } from '../../runtime/live-project.js';
import type { Progress } from '../../runtime/observers.js';
import type { Runtime } from '../../runtime/runtime.js';
import type { DjangoPlaygroundElement } from './django-playground.js';

export interface ShellHost {
  readonly element: DjangoPlaygroundElement;
  /** The element as Django knows it. */
  readonly live: LiveProject;
  /** The page's one Django, which renders for this element as long as nothing else is said. */
  readonly page: Runtime;
  /** Lets another Django render for this element. */
  moveTo: (runtime: Runtime) => void;
  /** What the author says in attributes and properties. */
  hints: () => LiveHints;
  /** Whether changes are rendered: `loading` or the reader has said so. */
  isActive: () => boolean;
  progress: () => Progress | null;
  /** Packages of the running Django, each as `name==version`. */
  installed: () => readonly string[];
  /** Something that is seen has changed. */
  changed: () => void;
  begin: () => void;
  retry: () => void;
  /** A render begins. */
  rendering: () => void;
  succeed: () => void;
  /** New output is on screen. */
  tell: (result: RenderResult) => void;
  /** Shows and tells a failure; `null` where it is an abort. */
  fail: (thrown: unknown, signal: AbortSignal) => DjangoError | null;
  clearError: () => void;
}
