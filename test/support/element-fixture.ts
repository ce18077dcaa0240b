/** Gives element tests a page runtime of their own with a fake worker. */
import { FakeEnvironment, until, type FakeHandlers } from './fake-worker.js';
import { Runtime } from '../../src/runtime/runtime.js';
import type { DjangoTemplateElement } from '../../src/elements/django-template/django-template.js';

const KEY = Symbol.for('django-playground.runtime');

export interface Page {
  environment: FakeEnvironment;
  runtime: Runtime;
}

/** Elements made from now on use this runtime. */
export function freshPage(...handlers: FakeHandlers[]): Page {
  const environment = new FakeEnvironment(...handlers);
  const runtime = new Runtime(environment);
  (globalThis as { [KEY]?: Runtime })[KEY] = runtime;
  return { environment, runtime };
}

/** Puts markup into the page as a parser would, and removes it after the test. */
export function place(markup: string): HTMLElement {
  const box = document.createElement('div');
  box.className = 'fixture';
  document.body.append(box);
  box.append(document.createRange().createContextualFragment(markup));
  return box;
}

/** Removes all that `place` has put there. */
export function clearPage(): void {
  for (const box of document.querySelectorAll('.fixture')) box.remove();
}

/** The element after its render has succeeded or failed. */
export async function settled(element: DjangoTemplateElement): Promise<DjangoTemplateElement> {
  await until(() => element.status === 'rendered' || element.status === 'error');
  await element.updateComplete;
  return element;
}

export function templateIn(box: HTMLElement): DjangoTemplateElement {
  const element = box.querySelector('django-template');
  if (!element) throw new Error('there is no <django-template> in the fixture');
  return element;
}

/** A worker that answers every render with `html`. */
export const answering = (html: string): FakeHandlers => ({
  render: ({ items }) => ({ outcomes: items.map(() => ({ ok: true, html, durationMs: 1 })), heapBytes: 1 }),
});

/** A part of the element's shadow tree. */
export const part = (element: DjangoTemplateElement, name: string): HTMLElement | null =>
  element.renderRoot.querySelector(`[part="${name}"]`);

/** What the element shows in the page's own tree. */
export const output = (element: DjangoTemplateElement): string | undefined =>
  element.querySelector('[data-django-output]')?.innerHTML;
