/**
 * What Django has found in a project besides what a render fails of: taken in while the editor asks for it, so that what
 * mends an error can also stand beside its message. Asks nothing by itself.
 */
import type { DjangoError } from '../../core/errors.js';
import type { Diagnostic, Fix } from '../../core/introspection.js';
import type { PlaygroundState } from '../../core/playground-state.js';
import type { AssistSources } from '../../editor/editor.js';
import type { Project } from './project.js';

/** `text` with what mends it. */
export function mended(text: string, { line, column, length, text: insert }: Fix): string {
  // Python counts a line's end as one character, whatever it is.
  const source = text.replaceAll('\r\n', '\n');
  const lines = source.split('\n');
  const index = Math.min(Math.max(1, line), lines.length) - 1;
  const start = lines.slice(0, index).reduce((sum, each) => sum + each.length + 1, 0);
  const from = start + Math.min(Math.max(0, column - 1), lines[index]?.length ?? 0);
  return source.slice(0, from) + insert + source.slice(from + length);
}

export class Findings {
  readonly #onChange: () => void;
  #state: Readonly<PlaygroundState> | null = null;
  #found: readonly Diagnostic[] = [];

  /** @param onChange there are others than before */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** `sources`, of whose findings in `project` it takes note. */
  overhear(sources: AssistSources, project: () => Project | null): AssistSources {
    return {
      ...sources,
      diagnose: async () => {
        const state = project()?.current ?? null;
        const found = await sources.diagnose();
        this.#state = state;
        this.#found = found;
        this.#onChange();
        return found;
      },
    };
  }

  /** What Django has found where a render of `project` fails, as long as nothing has been changed since. */
  of({ templateName, line }: DjangoError, project: Project): Diagnostic | null {
    if (this.#state !== project.current) return null;
    const name = templateName ?? project.current.main;
    const found = this.#found.filter(
      (each) => each.severity === 'error' && each.templateName === name && each.line === line,
    );
    return found[0] ?? null;
  }
}
