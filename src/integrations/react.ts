/**
 * React 18 and 19: a hook over the shared live render, and components for the elements. The elements' code is loaded when
 * the first component is on screen, in the browser only.
 */
import {
  useEffect,
  useState,
  useSyncExternalStore,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react';
import type { Context } from '../rendering-api.js';
import type { DjangoPlaygroundElement } from '../elements/django-playground/django-playground.js';
import type { DjangoTemplateElement } from '../elements/django-template/django-template.js';
import type { PlaygroundProperties, TemplateProperties } from './element-properties.js';
import {
  LiveRender,
  WAITING,
  inputsKey,
  type Retryable,
  type TemplateOptions,
  type TemplateState,
} from './live-render.js';
import { elementComponent, type ElementProps } from './react-element.js';

export type { PlaygroundProperties, TemplateProperties } from './element-properties.js';
export type { Retryable, TemplateOptions, TemplateState } from './live-render.js';
export type { ElementEvents, ElementProps } from './react-element.js';

const serverState = (): TemplateState => WAITING;

/**
 * Renders a Django template in the reader's browser, again whenever the value of an input changes: objects may be made
 * anew with each render. Unmounting gives up what is under way. On a server, it stays loading.
 * @param template `null` renders nothing
 */
export function useDjangoTemplate(
  template: string | null | undefined,
  context?: Context | null,
  options?: TemplateOptions | null,
): TemplateState & Retryable {
  const [live] = useState(() => new LiveRender());
  const state = useSyncExternalStore(live.subscribe, live.getState, serverState);
  const key = inputsKey({ template, context, options });
  // The inputs of the same key have the same value.
  useEffect(() => live.update({ template, context, options }, key), [live, key]);
  useEffect(() => () => live.stop(), [live]);
  // What is kept belongs to earlier inputs until the effect has run.
  return { ...state, loading: state.loading || !live.isAsked(key), retry: live.retry };
}

export type DjangoTemplateProps = ElementProps<TemplateProperties>;
export type DjangoPlaygroundProps = ElementProps<PlaygroundProperties>;

type ElementComponent<Props, Host> = ForwardRefExoticComponent<Props & RefAttributes<Host>>;

/**
 * `<django-template>` with all its properties, and its events as `onDjangoRender`, `onDjangoError` and `onDjangoProgress`. Markup
 * from a server carries everything in attributes and comes alive in the browser.
 */
export const DjangoTemplate: ElementComponent<DjangoTemplateProps, DjangoTemplateElement> = elementComponent<
  TemplateProperties,
  DjangoTemplateElement
>('django-template', () => import('../elements/django-template/django-template.js'));

/** `<django-playground>`, likewise. */
export const DjangoPlayground: ElementComponent<DjangoPlaygroundProps, DjangoPlaygroundElement> =
  elementComponent<PlaygroundProperties, DjangoPlaygroundElement>(
    'django-playground',
    () => import('../elements/django-playground/django-playground.js'),
  );
