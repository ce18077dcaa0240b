'use client';

import { useEffect, useState } from 'react';
import { DjangoPlayground } from 'django-playground';
import { DjangoTemplate, useDjangoTemplate } from 'django-playground/react';

export function Live() {
  const [answer, setAnswer] = useState('');
  const [heard, setHeard] = useState('');
  const { html, error } = useDjangoTemplate('Hi {{ name }}', { name: 'Grace' });
  useEffect(() => {
    void DjangoPlayground.render('{{ n|add:1 }}', { n: 41 }).then(setAnswer);
  }, []);
  return (
    <>
      <p id="hook">{error ? error.message : html}</p>
      <p id="api">{answer}</p>
      <DjangoTemplate
        loading="eager"
        template="{{ day|date:'Y' }}"
        context={{ day: new Date(0) }}
        onDjangoRender={({ type }) => setHeard(type)}
      />
      <p id="events">{heard}</p>
    </>
  );
}
