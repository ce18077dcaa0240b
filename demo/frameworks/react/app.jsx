import { useState } from 'react';
import { DjangoTemplate, useDjangoTemplate } from 'django-playground/react';

const greeting = '{{ name|title }} has {{ n }} letter{{ n|pluralize }}.';
const list = '<ul>{{ names|unordered_list }}</ul>';

export function App() {
  const [name, setName] = useState('Ada');
  const [n, setN] = useState(1);
  const [took, setTook] = useState(null);
  const { html, loading, error, retry } = useDjangoTemplate(greeting, {
    name,
    n,
  });

  return (
    <>
      <label>
        Name{' '}
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        Letters{' '}
        <input
          type="number"
          min="0"
          value={n}
          onChange={(event) => setN(event.target.valueAsNumber || 0)}
        />
      </label>
      {error && (
        <p role="alert">
          {error.message} <button onClick={retry}>Try again</button>
        </p>
      )}
      {/* The template is this file's own, and Django escapes the values. */}
      <p aria-busy={loading} dangerouslySetInnerHTML={{ __html: html }} />

      <DjangoTemplate
        template={list}
        context={{ names: [name, 'Grace', 'Linus'] }}
        onDjangoRender={({ detail }) => setTook(detail.duration)}
      />
      {took !== null && (
        <p>
          <small>Django needed {took.toFixed(1)} ms for the list.</small>
        </p>
      )}
    </>
  );
}
