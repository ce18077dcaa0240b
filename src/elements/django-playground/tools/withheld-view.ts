/** Tells who opened a link which parts of it are shown and not run, and why. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Withheld } from '../../../core/share-trust.js';

/** What was withheld, as a list in words. */
export function withheldText({ python, files, packages, settings }: Withheld): string {
  const parts = [
    ...(python ? ['Python'] : []),
    ...(files.length > 0 ? [files.join(', ')] : []),
    ...(packages.length > 0
      ? [`the ${packages.length > 1 ? 'packages' : 'package'} ${packages.join(', ')}`]
      : []),
    ...(settings.length > 0
      ? [`the ${settings.length > 1 ? 'settings' : 'setting'} ${settings.join(', ')}`]
      : []),
  ];
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join('; ')} and ${last}`;
}

export interface WithheldOptions {
  withheld: Withheld;
  /** The context module of the link, for reading. */
  python: string | null;
  /** Files of the link that Python could run, by path. */
  files: Readonly<Record<string, string>>;
  /** Runs it after all; `null`: it does run. */
  run: (() => void) | null;
  dismiss: () => void;
}

const code = (name: string, text: string): TemplateResult =>
  html`<details>
    <summary>Read ${name}</summary>
    <pre tabindex="0" role="group" aria-label=${name} dir="ltr">${text}</pre>
  </details>`;

const stopped = html`It is not run: it could do here whatever this page can. Templates and context of the link
are shown, with the Python of this page, in a preview without network. In a closed box it has no access to
this site, your data here or the network.`;

const running = html`It runs in a closed box, and is shown in a preview, without access to this site, your
data here or the network. Reset ends it.`;

/** The notice that a button in it belongs to. */
const noticeOf = ({ currentTarget }: Event): HTMLElement | null =>
  (currentTarget as HTMLElement).closest('[part=withheld]');

/** Acts, and leaves the focus where reading goes on: the button that had it is gone. */
function runIt(event: Event, run: () => void): void {
  const notice = noticeOf(event);
  run();
  notice?.focus();
}

/** The same for the notice itself: the tab whose text is seen takes the focus. */
function dismissIt(event: Event, dismiss: () => void): void {
  const root = noticeOf(event)?.getRootNode() as ShadowRoot | undefined;
  dismiss();
  root?.querySelector<HTMLElement>('[part=tab][aria-selected=true]')?.focus();
}

/** What runs it leaves Python none of the rights of the page. */
export function withheldView({ withheld, python, files, run, dismiss }: WithheldOptions): TemplateResult {
  return html`<div class="withheld" part="withheld" role="note" tabindex="-1">
    <p><strong>This link brings ${withheldText(withheld)}.</strong> ${run ? stopped : running}</p>
    ${withheld.python && python !== null ? code('its Python', python) : nothing}
    ${withheld.files.map((path) => code(path, files[path] ?? ''))}
    ${
      run
        ? html`<button
            type="button"
            class="action"
            part="run-link"
            @click=${(event: Event) => runIt(event, run)}
          >
            Run it in a closed box
          </button>`
        : nothing
    }
    <button type="button" class="action" @click=${(event: Event) => dismissIt(event, dismiss)}>
      Understood
    </button>
  </div>`;
}
