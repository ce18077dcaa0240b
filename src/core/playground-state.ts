/**
 * What a reader of a playground can change, as plain data: what tabs show, links carry and projects are made from. It
 * knows neither the editor nor Django.
 */

/** All that a reader can change. */
export interface PlaygroundState {
  /** Templates and other project files by path, in tab order: `base.html`, `templatetags/x.py`, `static/x.css`. */
  files: Record<string, string>;
  /** The file in `files` that is rendered. */
  main: string;
  /** JSON text of the context. */
  context: string;
  /** The Python context module, or `null` where the author gives none. */
  python: string | null;
  /** PEP 508 requirements. */
  packages: string[];
  /** Django settings under their real names. */
  settings: Record<string, unknown>;
}

/** A copy that changes of the original do not reach. */
export function copyState(state: PlaygroundState): PlaygroundState {
  return {
    ...state,
    files: { ...state.files },
    packages: [...state.packages],
    settings: structuredClone(state.settings),
  };
}
