/** A server component: all entries are imported on the server, where they do nothing. */
import 'django-playground';
import 'django-playground/elements/django-template.js';
import 'django-playground/elements/django-playground.js';
import eleventy from 'django-playground/eleventy';
import markdownIt from 'django-playground/markdown-it';
import { DjangoTemplate } from 'django-playground/react';
import { Live } from './live.jsx';

if (typeof eleventy !== 'function' || typeof markdownIt !== 'function')
  throw new Error('An entry is missing.');

export default function Page() {
  return (
    <main>
      <django-template
        loading="eager"
        template="Hello {{ name|upper }}"
        context='{"name": "Ada"}'
      ></django-template>
      <section id="component">
        <DjangoTemplate
          loading="eager"
          template={'{% include "files.html" %}'}
          context={{ n: 3 }}
          files={{ 'files.html': '{{ n }} files' }}
        />
      </section>
      <Live />
    </main>
  );
}
