/** @jsxImportSource solid-js */
/** Solid: the elements as tags, with its ways to set properties and listeners. Compiled only. */
import '../../types/solid.js';
import type { DjangoPlaygroundElement, DjangoTemplateElement } from 'django-playground';

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

/** What Solid takes on every tag it takes on these. */
export function Ordinary() {
  let template: DjangoTemplateElement | undefined;
  return (
    <>
      <django-template
        ref={template}
        id="intro"
        class="live"
        classList={{ live: true }}
        style={{ color: 'teal' }}
        data-example="1"
        aria-label="Example"
        onClick={({ currentTarget }) => currentTarget.render()}
        on:keydown={({ key }) => key.length}
      />
      <django-template attr:context='{"a": 1}' attr:packages="a b" attr:timeout="100" attr:output="frame" />
      <django-template context='{"a": 1}' packages="a b" context-src="/context.json" timeout="100" />
      <django-template ref={(element) => void element.render()} style="color: teal">
        <div slot="fallback">…</div>
      </django-template>
      <django-playground attr:share="off" attr:editable="false" attr:styles="/site.css" />
      <django-playground attr:share={false} prop:stylesheets={['/site.css']} />
      <django-playground share="off" editable={false} on:click={() => 1} />
    </>
  );
}

export function WrongRef() {
  let playground: DjangoPlaygroundElement | undefined;
  // @ts-expect-error the ref is a template's
  return <django-template ref={playground} />;
}

// @ts-expect-error an attribute is text
export const noText = <django-template attr:context={{ name: 'Ada' }} />;

// @ts-expect-error there is no such way to show output
export const wrongAttribute = <django-template attr:output="table" />;

// @ts-expect-error an attribute has no such name
export const noAttribute = <django-template attr:contextSrc="/context.json" />;

// @ts-expect-error it is on or off
export const noShare = <django-playground attr:share="perhaps" />;
