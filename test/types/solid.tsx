/** @jsxImportSource solid-js */
/** Solid: the elements as tags, with its ways to set properties and listeners. Compiled only. */
import '../../types/solid.js';

export const tag = (
  <django-template
    prop:context={{ name: 'Ada' }}
    attr:for="example"
    on:django-render={(event) => event.detail.html.length}
  />
);

// @ts-expect-error that is no context
export const wrong = <django-template prop:context={3} />;

// @ts-expect-error the event tells no such thing
export const wrongEvent = <django-template on:django-render={(event) => event.detail.seconds} />;

export const playground = (
  <django-playground prop:theme="dark" on:django-error={(event) => event.detail.error.type} />
);

// @ts-expect-error a theme of that name there is not
export const noTheme = <django-playground prop:theme="blue" />;
