/** A row of tabs as the ARIA Authoring Practices describe it: one stop for Tab, arrows move on and select. */
import { html, nothing, type TemplateResult } from 'lit';

export interface Tab {
  key: string;
  label: string;
  /** Shown before the label; for eyes only. */
  icon?: TemplateResult;
  /** Told after the label: something is to be seen in this tab. */
  note?: 'edited' | 'error' | undefined;
  /** Called by the key Delete, where the tab can be removed. */
  remove?: (() => void) | undefined;
}

export interface TabListOptions {
  /** Unique in the element; ids of tabs begin with it. */
  id: string;
  label: string;
  tabs: readonly Tab[];
  selected: string;
  /** The id of the panel that all of them share. */
  panelId: string;
  part: string;
  select: (key: string) => void;
}

/** The id of the tab at `index`. */
export const tabId = (listId: string, index: number): string => `${listId}-${index}`;

/** Which tab a key leads to, or `null` where it leads to none. */
export function nextIndex(key: string, index: number, count: number, isRTL: boolean): number | null {
  const forward = isRTL ? 'ArrowLeft' : 'ArrowRight';
  const back = isRTL ? 'ArrowRight' : 'ArrowLeft';
  switch (key) {
    case forward:
      return (index + 1) % count;
    case back:
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function onKey(event: KeyboardEvent, { tabs, selected, select }: TabListOptions): void {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const list = event.currentTarget as HTMLElement;
  const isRTL = getComputedStyle(list).direction === 'rtl';
  const index = tabs.findIndex(({ key }) => key === selected);
  if (event.key === 'Delete') tabs[index]?.remove?.();
  const next = nextIndex(event.key, index, tabs.length, isRTL);
  if (next === null) return;
  event.preventDefault();
  select(tabs[next]?.key ?? selected);
  const tab = list.querySelectorAll<HTMLElement>('[role=tab]')[next];
  tab?.focus();
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

const NOTES = { edited: 'changed', error: 'has an error' } as const;

export function tabList(options: TabListOptions): TemplateResult {
  const { id, label, tabs, selected, panelId, part, select } = options;
  return html`<div
    class="tabs"
    role="tablist"
    part=${part}
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => onKey(event, options)}
  >
    ${tabs.map(
      (tab, index) =>
        html`<button
          type="button"
          role="tab"
          part="tab"
          id=${tabId(id, index)}
          data-key=${tab.key}
          aria-selected=${tab.key === selected}
          aria-controls=${panelId}
          aria-keyshortcuts=${tab.remove ? 'Delete' : nothing}
          tabindex=${tab.key === selected ? 0 : -1}
          @click=${() => select(tab.key)}
        >
          ${tab.icon ?? nothing}<span class="name" dir="auto">${tab.label}</span>${
            tab.note === undefined
              ? nothing
              : html`<span class="note ${tab.note}"><span class="aside">, ${NOTES[tab.note]}</span></span>`
          }
        </button>`,
    )}
  </div>`;
}
