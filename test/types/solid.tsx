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
