/**
 * What keeps links and forms of the preview from leaving its frame, inside of which it runs. Its text is put into the
 * frame's document, so `previewGuard` uses nothing from outside of itself.
 */

/** What a reader wanted to do and the preview does not. */
export interface StoppedAction {
  kind: 'link' | 'form';
  /** The address as it is written in the HTML. */
  address: string;
  /** Of a form: `get` or `post`. */
  method?: string;
}

/** @param stopped tells the page what was kept from happening */
export type PreviewGuard = (stopped: (action: StoppedAction) => void) => void;

/** Watches the frame's document; the output's own scripts go first, and may handle links and forms themselves. */
export const previewGuard: PreviewGuard = (stopped) => {
  const decoded = (fragment: string): string => {
    try {
      return decodeURIComponent(fragment);
    } catch {
      // No address either, but perhaps a name as it is.
      return fragment;
    }
  };
  const goTo = (fragment: string): void => {
    const id = decoded(fragment);
    const target = document.getElementById(id) ?? document.getElementsByName(id)[0];
    if (target) target.scrollIntoView();
    else if (id === '' || id === 'top') scrollTo(0, 0);
  };
  const send = (form: HTMLFormElement, submitter: HTMLElement | null): void => {
    const attribute = (name: string): string | null =>
      submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name);
    const method = (attribute('method') ?? 'get').toLowerCase();
    if (method === 'dialog') return form.closest('dialog')?.close();
    if (!form.noValidate && !submitter?.hasAttribute('formnovalidate') && !form.reportValidity()) return;
    // The sandbox keeps the event from the output's own scripts, too, which may well handle it.
    const event = new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter });
    if (form.dispatchEvent(event)) stopped({ kind: 'form', address: attribute('action') ?? '', method });
  };
  const isSubmitter = (element: Element): element is HTMLButtonElement =>
    (element instanceof HTMLButtonElement && element.type === 'submit') ||
    (element instanceof HTMLInputElement && /^(?:submit|image)$/.test(element.type));

  addEventListener('click', (event) => {
    const path = event.composedPath().filter((node) => node instanceof Element);
    const link = path.find(
      (node) => node.matches('a, area') && (node.hasAttribute('href') || node.hasAttribute('xlink:href')),
    );
    const button = path.find(isSubmitter) ?? null;
    if (event.defaultPrevented) return;
    if (link) {
      const address = link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
      event.preventDefault();
      if (address.startsWith('#')) goTo(address.slice(1));
      else stopped({ kind: 'link', address });
    } else if (button?.form && !button.disabled) {
      event.preventDefault();
      send(button.form, button);
    }
  });
  // Enter in a form without a button sends it without a click.
  addEventListener('keydown', (event) => {
    const { target } = event;
    if (event.key !== 'Enter' || event.isComposing || event.defaultPrevented) return;
    if (!(target instanceof HTMLInputElement) || !target.form || isSubmitter(target)) return;
    if ([...target.form.elements].some((element) => isSubmitter(element))) return;
    event.preventDefault();
    send(target.form, null);
  });
};
