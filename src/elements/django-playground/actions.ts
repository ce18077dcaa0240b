/** What the tools and the settings panel of a playground may do with it: all that they know of the element. */
import type { PlaygroundState } from '../../core/playground-state.js';
import type { DocumentKey } from './project.js';

export interface PlaygroundActions {
  /** The project as the reader sees it. Not to be changed from outside. */
  readonly state: Readonly<PlaygroundState>;
  /** What the author wrote. */
  readonly authored: Readonly<PlaygroundState>;
  /** The document whose tab is selected; `null` where that is no document. */
  readonly shown: DocumentKey | null;
  /** The last good output, or `null`. */
  readonly html: string | null;
  /** Whether the reader has changed anything. */
  readonly isChanged: boolean;
  /** The author's `editable`. */
  readonly editable: boolean;
  /** Gives a document another text, which can be undone. */
  edit: (key: DocumentKey, text: string) => void;
  /** Replaces parts of the project, such as packages and settings, and renders. */
  update: (parts: Partial<PlaygroundState>) => void;
  /** Back to what the author wrote. */
  reset: () => void;
  /** Whether what a reset has taken can be brought back: what came with a link cannot. */
  readonly canUndoReset: boolean;
  /** The link that `share()` gives. @throws DjangoError where it would be too long */
  share: () => Promise<string>;
  /** Tells readers in the status line, also of screen readers, what has been done. */
  say: (text: string) => void;
}
