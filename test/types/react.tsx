/** @jsxImportSource react */
/** React 19: the elements as tags, the components and the hook. Compiled only. */
import '../../types/react.js';
import { createRef, useRef } from 'react';
import type { DjangoPlaygroundElement, DjangoTemplateElement } from 'django-playground';
import { DjangoPlayground, DjangoTemplate, useDjangoTemplate } from 'django-playground/react';

export const tag = (
  <django-template
    context={{ name: 'Ada' }}
    packages={['django-bird']}
    output="shadow"
    ondjango-render={(event) => event.detail.html.length}
  />
);

// @ts-expect-error there is no such way to show output
export const wrongTag = <django-template output="table" />;

export const component = (
  <DjangoTemplate
    template="{{ name }}"
    context={{ at: new Date() }}
    className="live"
    ref={createRef<DjangoTemplateElement>()}
    onDjangoRender={({ detail }) => detail.duration + detail.html.length}
    onDjangoError={({ detail }) => detail.error.type}
    onDjangoProgress={({ detail }) => detail.percent}
  />
);

export const playground = <DjangoPlayground template="" editable={false} theme="dark" layout="vertical" />;

// @ts-expect-error a template has no editor
export const noEditor = <DjangoTemplate template="" editable />;

// @ts-expect-error a theme of that name there is not
export const noTheme = <DjangoPlayground theme="blue" />;

export function Hook() {
  const { html, loading, error } = useDjangoTemplate('{{ a }}', { a: 1n }, { packages: ['django-bird'] });
  // @ts-expect-error the hook has a signal of its own
  useDjangoTemplate('', {}, { signal: new AbortController().signal });
  // @ts-expect-error a context is an object or a text
  useDjangoTemplate('', 3);
  return <p title={error?.suggestions?.join()}>{loading ? '…' : html.length}</p>;
}

// @ts-expect-error the event tells no such thing
export const wrongEvent = <DjangoTemplate onDjangoRender={({ detail }) => detail.seconds} />;

// @ts-expect-error a template takes no HTML of others
export const noMarkup = <DjangoTemplate dangerouslySetInnerHTML={{ __html: '' }} />;

// @ts-expect-error the ref is a template's
export const wrongRef = <DjangoTemplate ref={createRef<DjangoPlaygroundElement>()} />;

export function Again() {
  const { retry, error } = useDjangoTemplate('', null, null);
  // @ts-expect-error the options of a page are those of init()
  useDjangoTemplate('', {}, { baseURL: '/' });
  // @ts-expect-error packages come one by one
  useDjangoTemplate('', {}, { packages: 'django-bird' });
  const type: 'InitializationError' | 'TemplateError' | 'PackageError' | 'TimeoutError' | undefined =
    error?.type;
  return <button onClick={retry}>{type}</button>;
}

/** What React takes on every tag it takes on these. */
export function Ordinary() {
  const template = useRef<DjangoTemplateElement>(null);
  const playground = useRef<DjangoPlaygroundElement>(null);
  return (
    <>
      <django-template
        ref={template}
        key="first"
        id="intro"
        className="live"
        style={{ color: 'teal', '--django-accent': 'teal', '--django-code-tag': 'teal' }}
        data-example="1"
        aria-label="Example"
        lang="en"
        tabIndex={0}
        inert
        hidden={false}
        slot="example"
        suppressHydrationWarning
        onClick={({ currentTarget }) => currentTarget.render()}
        onKeyDown={({ key }) => key.length}
      />
      <django-template class="live" ref={(element) => void element?.render()} timeout="100" />
      <django-template dangerouslySetInnerHTML={{ __html: '{{ name }}' }} for="example" />
      <django-template context='{"a": 1}' settings='{"USE_TZ": true}' packages="a b" request='{"path": "/"}'>
        <script type="text/django">{'{{ name }}'}</script>
        <div slot="fallback">…</div>
      </django-template>
      <django-playground ref={playground} share={false} editable={false} styles="/site.css" />
      <django-playground share="off" editable="false" stylesheets={['/site.css']} onFocus={() => 1} />
      <p style={{ '--django-radius': '0' }} />
    </>
  );
}

// @ts-expect-error the ref is a template's
export const wrongTagRef = <django-template ref={createRef<DjangoPlaygroundElement>()} />;

// @ts-expect-error a listener is a function
export const noListener = <django-template onClick="render()" />;

// @ts-expect-error it is on or off
export const noShare = <django-playground share="perhaps" />;

// @ts-expect-error what is shown is what Django made
export const readOnly = <django-template html="mine" />;

// @ts-expect-error no element has such an attribute
export const misspelt = <django-template templat="{{ name }}" />;
