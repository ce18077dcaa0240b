/** The buttons above the panes: what is used often has a button of its own, the rest is in a menu. */
import { html, nothing, type TemplateResult } from 'lit';
import { button } from './button.js';
import { formatIcon, moreIcon, resetIcon, shareIcon } from './icons.js';
import { menu, type MenuItem } from './menu.js';
import type { Tools } from './tools.js';

export interface ToolbarOptions {
  tools: Tools;
  /** Whether the reader has changed anything. */
  isChanged: boolean;
  editable: boolean;
  /** Whether there are links. */
  sharing: boolean;
}

export function toolbar({ tools, isChanged, editable, sharing }: ToolbarOptions): TemplateResult {
  const narrow = true;
  const items: MenuItem[] = [
    ...(editable
      ? [
          { label: 'Reset', narrow, disabled: !isChanged, act: () => tools.reset() },
          { label: 'Format', narrow, disabled: !tools.canFormat, act: () => void tools.format() },
        ]
      : []),
    ...(sharing ? [{ label: 'Copy link', narrow, act: () => void tools.copyLink() }] : []),
    { label: 'Copy code', hint: 'The text of this tab', act: () => void tools.copyCode() },
    { label: 'Copy output', hint: 'The HTML that came out', act: () => void tools.copyOutput() },
    { label: 'Copy as HTML', hint: 'To put this example on a page', act: () => void tools.copySnippet() },
    { label: 'Download', hint: 'As a small Django project', act: () => void tools.download() },
  ];
  return html`<div class="tools" part="tools" role="group" aria-label="Tools">
    ${editable ? button('Reset', resetIcon, () => tools.reset(), !isChanged) : nothing}
    ${editable ? button('Format', formatIcon, () => void tools.format(), !tools.canFormat) : nothing}
    ${sharing ? button('Copy link', shareIcon, () => void tools.copyLink()) : nothing}
    ${menu('More tools', moreIcon, items)}
  </div>`;
}
