/** `DjangoPlayground.createPlayground()`: a `<django-playground>` made by a script. Knows the element by its tag and properties. */
import type { Context } from './core/context.js';
import { DjangoError } from './core/errors.js';

export interface PlaygroundOptions {
  /** The element that takes the playground in, or a selector of it. */
  container: string | HTMLElement;
  /** Names it in links; without ids they go by the order in which playgrounds come into the page. */
  id?: string;
  defaultTemplate?: string;
  defaultContext?: Context;
  /** PEP 508 requirements. */
  packages?: readonly string[];
  /** Whether readers can change the code (default true). */
  editable?: boolean;
  theme?: 'light' | 'dark' | 'auto';
}

/** What `createPlayground` gives. */
export interface PlaygroundInstance {
  /** Gives the template another text. */
  setTemplate(template: string): void;
  /** Gives the context other values: an object, or the text of a JSON object. */
  setContext(context: Context): void;
  /** Renders now. @throws DjangoError */
  render(): Promise<string>;
  /** Back to the defaults. */
  reset(): void;
  /** Takes the playground out of the page. */
  destroy(): void;
  /** The address of the page with what the reader has made. */
  share(): Promise<string>;
}

/** @throws DjangoError where there is no such element */
function containerOf(container: unknown): HTMLElement {
  const found = typeof container === 'string' ? document.querySelector(container) : container;
  if (found instanceof HTMLElement) return found;
  const what = typeof container === 'string' ? `“${container}” names no element` : 'It is no element';
  throw new DjangoError('InitializationError', `createPlayground() needs a container. ${what}.`, {
    suggestions: ['Pass an element, or a selector of one that is in the page by now.'],
  });
}

/** Puts a playground into its container; resolves when it has its template. @throws DjangoError where there is no container */
export async function createPlayground(options: PlaygroundOptions): Promise<PlaygroundInstance> {
  const container = containerOf((options as Partial<PlaygroundOptions> | undefined)?.container);
  await import('./elements/django-playground/django-playground.js');
  const element = document.createElement('django-playground');
  if (options.id !== undefined) element.id = options.id;
  element.template = options.defaultTemplate ?? '';
  element.context = options.defaultContext ?? {};
  element.packages = options.packages ?? null;
  element.editable = options.editable ?? true;
  element.theme = options.theme ?? 'auto';
  container.append(element);
  await element._whenRead();
  return {
    setTemplate: (template) => element.setTemplate(template),
    setContext: (context) => element.setContext(context),
    render: () => element.render(),
    reset: () => element.reset(),
    destroy: () => element.destroy(),
    share: () => element.share(),
  };
}
