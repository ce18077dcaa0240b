/** Tells what happened in a render: which templates took part, which values they looked up, and how long it took. */
import { html, nothing, type TemplateResult } from 'lit';
import type { RenderTrace, TemplateUse, VariableUse } from '../../../core/introspection.js';

export interface Happened {
  trace: RenderTrace | null;
  /** Milliseconds that Python took. */
  durationMs: number;
  /** The output was known from before. */
  cached: boolean;
}

/** Templates may include themselves; deeper than this they are only counted. */
const MAX_DEPTH = 12;

const HOW: Record<TemplateUse['kind'], string> = { main: '', extends: 'extended', include: 'included' };

/** A time as people read it. */
export const milliseconds = (value: number): string =>
  value < 0.095 ? '< 0.1 ms' : `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

interface Counted {
  use: TemplateUse;
  times: number;
  milliseconds: number;
}

/** Uses of one template side by side, as of an include in a loop, as one. */
function counted(uses: readonly TemplateUse[]): Counted[] {
  const found = new Map<string, Counted>();
  for (const use of uses) {
    const key = JSON.stringify([use.name, use.kind]);
    const known = found.get(key);
    if (!known) found.set(key, { use, times: 1, milliseconds: use.milliseconds });
    else {
      known.times += 1;
      known.milliseconds += use.milliseconds;
      // Another round of a loop may have taken another way.
      known.use = { ...known.use, children: [...known.use.children, ...use.children] };
    }
  }
  return [...found.values()];
}

function templateList(
  uses: readonly TemplateUse[],
  openTemplate: (name: string) => void,
  depth = 0,
): TemplateResult {
  return html`<ul>
    ${counted(uses).map(({ use, times, milliseconds: ms }) => {
      const { name, kind, children } = use;
      return html`<li>
        <span class="use">
          <button type="button" class="link" @click=${() => openTemplate(name)}><code>${name}</code></button>
          ${HOW[kind] === '' ? nothing : html`<span class="how">${HOW[kind]}${times > 1 ? ` ${times} times` : ''}</span>`}
          <span class="time">${milliseconds(ms)}</span>
        </span>
        ${
          children.length === 0
            ? nothing
            : depth < MAX_DEPTH
              ? templateList(children, openTemplate, depth + 1)
              : html`<span class="how">and more</span>`
        }
      </li>`;
    })}
  </ul>`;
}

const variableList = (variables: readonly VariableUse[]): TemplateResult =>
  html`<ul class="names">
    ${variables.map(
      ({ name, resolved }) =>
        html`<li class=${resolved ? 'found' : 'missing'}>
          <code>${name}</code>${resolved ? nothing : html` <span class="how">has no value</span>`}
        </li>`,
    )}
  </ul>`;

/** @param openTemplate shows the template of this name, where it is one of the project's */
export function happenedView(
  { trace, durationMs, cached }: Happened,
  openTemplate: (name: string) => void,
): TemplateResult {
  const took = cached
    ? 'The output was known from before: nothing had to be rendered.'
    : `Python took ${milliseconds(durationMs)}.`;
  return html`<div class="happened" tabindex="0" role="group" aria-label="What happened">
    <h3>Time</h3>
    <p>${took}</p>
    ${
      trace === null
        ? nothing
        : html`<h3>Templates</h3>
            ${templateList(trace.templates, openTemplate)}
            <h3>Values that were looked up</h3>
            ${trace.variables.length === 0 ? html`<p>None.</p>` : variableList(trace.variables)}`
    }
  </div>`;
}
