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
  useState,
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
  type RefObject,
} from 'react';
import type { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from '../elements/events.js';
import { PROPERTY_NAMES, attributesOf, type PlaygroundProperties } from './element-properties.js';
import { elementValues } from './element-values.js';
import { fileScripts } from './markup.js';

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

/** On a server, React 18 warns of layout effects. */
const useDOMEffect = typeof document === 'undefined' ? useEffect : useLayoutEffect;

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

/** Sets what has changed since the last render; before the first one the element has what its attributes say. */
function useProperties(host: RefObject<HTMLElement | null>, properties: PlaygroundProperties): void {
  const shown = useRef<Record<string, unknown>>({});
  useDOMEffect(() => {
    const values = elementValues(properties);
    for (const [name, value] of Object.entries(values)) {
      const before = shown.current[name];
      if (before === value || (before === undefined && value === null)) continue;
      if (host.current) Reflect.set(host.current, name, value);
    }
    if (values['files'] != null) dropFileScripts(host.current);
    shown.current = values;
  });
}

/** From now on the property says which files there are. */
function dropFileScripts(host: HTMLElement | null): void {
  for (const script of host?.querySelectorAll(':scope > script[name]') ?? []) script.remove();
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
    // Set once and then left alone: the element puts its output beside the scripts.
    const [scripts] = useState(() => ({ __html: fileScripts(props.files) }));
    useImperativeHandle<Host | null, Host | null>(ref, () => host.current);
    useProperties(host, props);
    useListeners(host, props);
    useEffect(() => void load(), []);
    const rest = Object.fromEntries(Object.entries(props).filter(([name]) => !OWN.has(name)));
    return createElement(
      tag,
      {
        ...rest,
        ...attributesOf(props),
        ...(className === undefined ? {} : { class: className }),
        ...(children == null ? { dangerouslySetInnerHTML: scripts } : {}),
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
