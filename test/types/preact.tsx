/** @jsxImportSource preact */
/** Preact: the elements as tags. Compiled only. */
import '../../types/preact.js';
import { useRef } from 'preact/hooks';
import type { DjangoPlaygroundElement, DjangoTemplateElement } from 'django-playground';

export const tag = <django-template context={{ name: 'Ada' }} loading="eager" context-src="/context.json" />;

// @ts-expect-error that is no time to begin
export const wrong = <django-template loading="soon" />;

export const heard = <django-template ondjango-render={(event) => event.detail.html.length} />;

// @ts-expect-error the event tells no such thing
export const wrongEvent = <django-template ondjango-render={(event) => event.detail.seconds} />;

export const playground = <django-playground theme="dark" layout="vertical" editable={false} />;

// @ts-expect-error a theme of that name there is not
export const noTheme = <django-playground theme="blue" />;

/** What Preact takes on every tag it takes on these. */
export function Ordinary() {
  const template = useRef<DjangoTemplateElement>(null);
  return (
    <>
      <django-template
        ref={template}
        key="first"
        id="intro"
        class="live"
        style="color: teal"
        data-example="1"
        aria-label="Example"
        inert
        onClick={({ currentTarget }) => currentTarget.render()}
        onKeyDown={({ key }) => key.length}
      />
      <django-template style={{ color: 'teal' }} className="live" timeout="100" for="example" />
      <django-template dangerouslySetInnerHTML={{ __html: '{{ name }}' }} />
      <django-template context='{"a": 1}' packages="a b">
        <div slot="fallback">…</div>
      </django-template>
      <django-playground share={false} editable={false} styles="/site.css" />
      <django-playground share="off" editable="false" />
    </>
  );
}

export function WrongRef() {
  const playground = useRef<DjangoPlaygroundElement>(null);
  // @ts-expect-error the ref is a template's
  return <django-template ref={playground} />;
}

// @ts-expect-error it is on or off
export const noShare = <django-playground share="perhaps" />;

// @ts-expect-error no element has such an attribute
export const misspelt = <django-template templat="{{ name }}" />;
