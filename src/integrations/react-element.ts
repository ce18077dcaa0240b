/**
 * A React component for one custom element. React 18 sets no properties and no listeners of custom elements, React 19
 * neither after server rendering: attributes, properties and listeners are this module's matter.
 */
import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
  type RefObject,
} from 'react';
import type { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from '../elements/events.js';
import { PROPERTY_NAMES, attributesOf, type PlaygroundProperties } from './element-properties.js';
import { elementValues, textOrReason } from './element-values.js';

/** The elements' events as React names them. */
export interface ElementEvents {
  onDjangoRender?: ((event: DjangoRenderEvent) => void) | undefined;
  onDjangoError?: ((event: DjangoErrorEvent) => void) | undefined;
  onDjangoProgress?: ((event: DjangoProgressEvent) => void) | undefined;
}

/** What a component takes: the element's properties and events, and what every HTML element has. */
export type ElementProps<Properties> = Properties &
  ElementEvents &
  Omit<HTMLAttributes<HTMLElement>, keyof PlaygroundProperties | 'dangerouslySetInnerHTML'>;

const EVENTS = {
  onDjangoRender: 'django-render',
  onDjangoError: 'django-error',
  onDjangoProgress: 'django-progress',
} as const satisfies Record<keyof ElementEvents, keyof HTMLElementEventMap>;

const EVENT_PROPS = Object.keys(EVENTS) as (keyof typeof EVENTS)[];
const OWN: ReadonlySet<string> = new Set([...PROPERTY_NAMES, ...EVENT_PROPS, 'children', 'className']);

const isServer = typeof document === 'undefined';

/** On a server, React 18 warns of layout effects. */
const useDOMEffect = isServer ? useEffect : useLayoutEffect;

/** Left alone by React: the element puts its output there. */
const NO_CHILDREN = { __html: '' };

/**
 * Attributes that only servers write. In the browser React 19 would set properties of these names to their texts, where the
 * element has an object and a method.
 */
const SERVER_ATTRIBUTES: ReadonlySet<string> = new Set(['files', 'share']);

function attributesHere(properties: PlaygroundProperties): Record<string, string> {
  const entries = Object.entries(attributesOf(properties, textOrReason));
  return Object.fromEntries(entries.filter(([name]) => isServer || !SERVER_ATTRIBUTES.has(name)));
}

function useListeners(host: RefObject<HTMLElement | null>, events: ElementEvents): void {
  const latest = useRef(events);
  useDOMEffect(() => {
    latest.current = events;
  });
  useDOMEffect(() => {
    const connection = new AbortController();
    for (const prop of EVENT_PROPS) {
      const listener = (event: Event): void =>
        (latest.current[prop] as ((event: Event) => void) | undefined)?.(event);
      host.current?.addEventListener(EVENTS[prop], listener, { signal: connection.signal });
    }
    return () => connection.abort();
  }, [host]);
}

/** Sets what has changed by value since the last render; before the first one the element has what its attributes say. */
function useProperties(host: RefObject<HTMLElement | null>, properties: PlaygroundProperties): void {
  const shown = useRef<Map<string, string | null> | null>(null);
  useDOMEffect(() => {
    const element = host.current;
    if (!element) return;
    const values = elementValues(properties);
    for (const { attribute, property, value, key } of values) {
      // Without a value, an attribute is the element's own, such as a reflected default.
      const first = key === null ? null : element.getAttribute(attribute);
      if ((shown.current ? shown.current.get(property) : first) === key) continue;
      // What a server wrote would count again where the property is taken away.
      if (SERVER_ATTRIBUTES.has(attribute)) element.removeAttribute(attribute);
      Reflect.set(element, property, value);
    }
    shown.current = new Map(values.map(({ property, key }) => [property, key]));
  });
}

/**
 * The component for `tag`.
 * @param load imports the element's code; called once a component is on screen
 */
export function elementComponent<Properties extends object, Host extends HTMLElement>(
  tag: string,
  load: () => Promise<unknown>,
): ForwardRefExoticComponent<ElementProps<Properties> & RefAttributes<Host>> {
  function Component(
    props: ElementProps<PlaygroundProperties>,
    ref: ForwardedRef<Host | null>,
  ): ReactElement {
    const host = useRef<Host>(null);
    const { children, className } = props;
    useImperativeHandle<Host | null, Host | null>(ref, () => host.current);
    useProperties(host, props);
    useListeners(host, props);
    useEffect(() => void load(), []);
    const rest = Object.fromEntries(Object.entries(props).filter(([name]) => !OWN.has(name)));
    return createElement(
      tag,
      {
        ...rest,
        ...attributesHere(props),
        ...(className === undefined ? {} : { class: className }),
        ...(children == null ? { dangerouslySetInnerHTML: NO_CHILDREN } : {}),
        // The element may have come alive, and shown its status, before React gets here.
        suppressHydrationWarning: true,
        ref: host,
      },
      children,
    );
  }
  Component.displayName = tag;
  return forwardRef(Component) as ForwardRefExoticComponent<ElementProps<Properties> & RefAttributes<Host>>;
}
