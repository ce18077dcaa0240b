/** The panel with Django's settings that matter to templates, and the packages. Changes come out as parts of the state. */
import { html, nothing, type TemplateResult } from 'lit';
import { DjangoError } from '../../../core/errors.js';
import type { PlaygroundState } from '../../../core/playground-state.js';
import { parsePackages, requirementName } from '../../../core/requirements.js';
import { engineOption, withEngineOption, withSetting, type Settings } from './engine-options.js';

export interface SettingsPanelOptions {
  /** Makes the ids in the panel, which several playgrounds of a page have. */
  id: string;
  state: Readonly<Pick<PlaygroundState, 'settings' | 'packages'>>;
  editable: boolean;
  update: (parts: Partial<Pick<PlaygroundState, 'settings' | 'packages'>>) => void;
  /** Tells what has been done or what is wrong. */
  say: (text: string) => void;
}

const LANGUAGES = [
  'en-us',
  'en-gb',
  'de',
  'fr',
  'es',
  'pt-br',
  'it',
  'nl',
  'pl',
  'tr',
  'ru',
  'ar',
  'he',
  'hi',
  'zh-hans',
  'ja',
];

const inputOf = (event: Event): HTMLInputElement | null =>
  event.currentTarget instanceof HTMLInputElement ? event.currentTarget : null;

/** Empty text leaves a setting to Django. */
const textOf = (event: Event): string | undefined => {
  const text = inputOf(event)?.value.trim() ?? '';
  return text === '' ? undefined : text;
};

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Time zones of the browser, which are those of Python; old browsers do not list them. */
const timeZones = (): string[] =>
  'supportedValuesOf' in Intl
    ? ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]
    : ['UTC'];

interface TextSetting {
  name: string;
  hint: string;
  placeholder: string;
  value: string;
  choices?: readonly string[];
  change: (text: string | undefined) => void;
}

function textField({ id, editable }: SettingsPanelOptions, setting: TextSetting): TemplateResult {
  const { name, hint, placeholder, value, choices, change } = setting;
  const own = `${id}-${name}`;
  return html`<div class="field">
    <label for=${own}><code>${name}</code></label>
    <input
      id=${own}
      type="text"
      class="text-field"
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      dir="ltr"
      .value=${value}
      placeholder=${placeholder}
      ?disabled=${!editable}
      aria-describedby=${`${own}-hint`}
      list=${choices ? `${own}-list` : nothing}
      @change=${(event: Event) => change(textOf(event))}
    />
    ${
      choices
        ? html`<datalist id=${`${own}-list`}>
            ${choices.map((choice) => html`<option value=${choice}></option>`)}
          </datalist>`
        : nothing
    }
    <p class="hint-text" id=${`${own}-hint`}>${hint}</p>
  </div>`;
}

function autoescapeField({ id, state, editable, update }: SettingsPanelOptions): TemplateResult {
  const { settings } = state;
  const own = `${id}-autoescape`;
  return html`<div class="field check">
    <input
      id=${own}
      type="checkbox"
      .checked=${engineOption(settings, 'autoescape') !== false}
      ?disabled=${!editable}
      aria-describedby=${`${own}-hint`}
      @change=${(event: Event) => {
        const isOn = inputOf(event)?.checked ?? true;
        update({ settings: withEngineOption(settings, 'autoescape', isOn ? undefined : false) });
      }}
    />
    <label for=${own}><code>autoescape</code></label>
    <p class="hint-text" id=${`${own}-hint`}>
      Values are escaped: <code>&lt;</code> becomes <code>&amp;lt;</code>.
    </p>
  </div>`;
}

function settingFields(options: SettingsPanelOptions): TemplateResult {
  const { state, update } = options;
  const { settings } = state;
  const set = (next: Settings): void => update({ settings: { ...next } });
  return html`${autoescapeField(options)}
  ${textField(options, {
    name: 'string_if_invalid',
    hint: 'Stands where a value is missing; %s is its name.',
    placeholder: 'nothing',
    value: asText(engineOption(settings, 'string_if_invalid')),
    change: (text) => set(withEngineOption(settings, 'string_if_invalid', text)),
  })}
  ${textField(options, {
    name: 'LANGUAGE_CODE',
    hint: 'The language of translations, dates and numbers.',
    placeholder: 'en-us',
    value: asText(settings['LANGUAGE_CODE']),
    choices: LANGUAGES,
    change: (text) => set(withSetting(settings, 'LANGUAGE_CODE', text)),
  })}
  ${textField(options, {
    name: 'TIME_ZONE',
    hint: 'In which times are shown.',
    placeholder: 'UTC',
    value: asText(settings['TIME_ZONE']),
    choices: timeZones(),
    change: (text) => set(withSetting(settings, 'TIME_ZONE', text)),
  })}`;
}

/** Adds what is typed to the packages; what is no requirement stays in the field. */
function addPackages(form: HTMLFormElement, { state, update, say }: SettingsPanelOptions): void {
  const field = form.elements.namedItem('requirement');
  if (!(field instanceof HTMLInputElement)) return;
  try {
    const added = parsePackages(field.value);
    if (added.length === 0) return;
    const names = new Set(added.map(requirementName));
    // Another version of a package takes the place of the one before.
    const kept = state.packages.filter((requirement) => !names.has(requirementName(requirement)));
    update({ packages: [...kept, ...added] });
    field.value = '';
    field.setCustomValidity('');
    say(`${added.join(', ')} will be installed.`);
  } catch (thrown) {
    if (!(thrown instanceof DjangoError)) throw thrown;
    field.setCustomValidity([thrown.message, ...(thrown.suggestions ?? [])].join(' '));
    field.reportValidity();
  }
}

function packageList(options: SettingsPanelOptions): TemplateResult {
  const { state, editable, update, say } = options;
  if (state.packages.length === 0) return html`<p class="hint-text">No packages: Django alone.</p>`;
  return html`<ul class="packages">
    ${state.packages.map(
      (requirement) =>
        html`<li>
          <code>${requirement}</code>${
            editable
              ? html`<button
                  type="button"
                  class="remove"
                  aria-label=${`Remove ${requirement}`}
                  title=${`Remove ${requirement}`}
                  @click=${(event: Event) => {
                    // The button goes away with its line.
                    focusField(event);
                    update({ packages: state.packages.filter((other) => other !== requirement) });
                    say(`${requirement} is no longer used.`);
                  }}
                >
                  <span aria-hidden="true">×</span>
                </button>`
              : nothing
          }
        </li>`,
    )}
  </ul>`;
}

function focusField({ currentTarget }: Event): void {
  if (!(currentTarget instanceof Element)) return;
  currentTarget.closest('.settings')?.querySelector<HTMLInputElement>('[name=requirement]')?.focus();
}

/** The form is none that a browser sends: a page's sandbox may forbid those. */
function packageField(options: SettingsPanelOptions): TemplateResult {
  const own = `${options.id}-package`;
  const add = ({ currentTarget }: Event): void => {
    const form = currentTarget instanceof Element ? currentTarget.closest('form') : null;
    if (form) addPackages(form, options);
  };
  return html`<form
    class="add"
    novalidate
    @submit=${(event: Event) => {
      event.preventDefault();
      add(event);
    }}
  >
    <label for=${own} class="aside">Package to add</label>
    <input
      id=${own}
      name="requirement"
      type="text"
      class="text-field"
      spellcheck="false"
      autocapitalize="off"
      autocomplete="off"
      dir="ltr"
      placeholder="django-crispy-forms"
      @input=${(event: Event) => inputOf(event)?.setCustomValidity('')}
    />
    <button type="submit" class="action">Add</button>
  </form>`;
}

export function settingsPanel(options: SettingsPanelOptions): TemplateResult {
  const { id, editable } = options;
  return html`<div class="settings" part="settings">
    <section aria-labelledby=${`${id}-django`}>
      <h3 id=${`${id}-django`}>Django’s settings</h3>
      ${settingFields(options)}
    </section>
    <section aria-labelledby=${`${id}-packages`}>
      <h3 id=${`${id}-packages`}>Packages</h3>
      ${packageList(options)} ${editable ? packageField(options) : nothing}
    </section>
  </div>`;
}
