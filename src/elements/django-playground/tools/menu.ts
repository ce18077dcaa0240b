/**
 * A button with a list of things to do below it, as the ARIA practices describe menus: arrows move, letters find, Escape
 * closes and goes back to the button. Knows nothing of what is done.
 */
import { html, nothing, type TemplateResult } from 'lit';

export interface MenuItem {
  label: string;
  /** A few words about it, below the label. */
  hint?: string;
  disabled?: boolean;
  /** Shown only where there is no room for a button of its own. */
  narrow?: boolean;
  act: () => void;
}

const itemsOf = (menu: Element): HTMLElement[] =>
  [...menu.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')].filter((item) =>
    item.checkVisibility(),
  );

function close(details: Element | null, focusBack: boolean): void {
  if (!(details instanceof HTMLDetailsElement)) return;
  details.open = false;
  if (focusBack) details.querySelector('summary')?.focus();
}

/** Where the focus goes for a key, or `null` for keys that are not the menu's. */
function target(key: string, items: readonly HTMLElement[], at: number): HTMLElement | null | undefined {
  switch (key) {
    case 'ArrowDown':
      return items[(at + 1) % items.length];
    case 'ArrowUp':
      return items.at(at <= 0 ? -1 : at - 1);
    case 'Home':
      return items[0];
    case 'End':
      return items.at(-1);
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const ordered = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      return ordered.find(({ textContent }) =>
        textContent.trim().toLowerCase().startsWith(key.toLowerCase()),
      );
    }
  }
}

function onKey(event: KeyboardEvent): void {
  const details = event.currentTarget;
  if (!(details instanceof HTMLDetailsElement) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!details.open) {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    details.open = true;
    return;
  }
  if (event.key === 'Escape') {
    event.preventDefault();
    // What is around it has its own Escape.
    event.stopPropagation();
    close(details, true);
    return;
  }
  const items = itemsOf(details);
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = target(event.key, items, at);
  if (!next) return;
  event.preventDefault();
  next.focus();
}

/** Opened menus have the focus inside, so that it closes when the focus goes. */
function onToggle(event: Event): void {
  const details = event.currentTarget;
  if (!(details instanceof HTMLDetailsElement)) return;
  details.querySelector('summary')?.setAttribute('aria-expanded', String(details.open));
  if (details.open) itemsOf(details)[0]?.focus();
}

function onFocusOut({ currentTarget, relatedTarget }: FocusEvent): void {
  if (currentTarget instanceof HTMLDetailsElement && relatedTarget instanceof Node) {
    if (!currentTarget.contains(relatedTarget)) close(currentTarget, false);
  }
}

/** Elsewhere in the page: a click there need not move the focus. */
function onPress(event: Event): void {
  const { target: pressed } = event;
  const root = pressed instanceof Node ? pressed.getRootNode() : null;
  if (!(root instanceof ShadowRoot)) return;
  for (const open of root.querySelectorAll('details.menu[open]')) {
    if (pressed instanceof Node && !open.contains(pressed)) close(open, false);
  }
}

const itemView = ({ label, hint, disabled = false, narrow = false, act }: MenuItem): TemplateResult =>
  html`<button
    type="button"
    role="menuitem"
    class=${narrow ? 'narrow' : nothing}
    tabindex="-1"
    aria-disabled=${disabled ? 'true' : nothing}
    @click=${(event: Event) => {
      if (disabled) return;
      close(event.currentTarget instanceof Element ? event.currentTarget.closest('details') : null, true);
      act();
    }}
  >
    <span class="name">${label}</span
    >${hint === undefined ? nothing : html`<span class="hint-text">${hint}</span>`}
  </button>`;

/** @param label names the menu; @param face what the button shows */
export function menu(
  label: string,
  face: TemplateResult | string,
  items: readonly MenuItem[],
): TemplateResult {
  return html`<details class="menu" @keydown=${onKey} @toggle=${onToggle} @focusout=${onFocusOut}>
    <summary role="button" aria-haspopup="menu" aria-expanded="false" aria-label=${label} title=${label}>
      ${face}
    </summary>
    <div role="menu" aria-label=${label} class="items">${items.map((item) => itemView(item))}</div>
  </details>`;
}

/** Closes open menus of the shadow tree that was pressed outside of them. For `pointerdown` on its root. */
export const closeMenus = onPress;
