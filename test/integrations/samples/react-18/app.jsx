import { StrictMode, useEffect, useState, version } from 'react';
import { DjangoPlayground } from 'django-playground';
import { DjangoTemplate, useDjangoTemplate } from 'django-playground/react';

function Live() {
  const [answer, setAnswer] = useState('');
  const [heard, setHeard] = useState('');
  const { html, error } = useDjangoTemplate('Hi {{ name }}', { name: 'Grace' });
  useEffect(() => {
    void DjangoPlayground.render('{{ n|add:1 }}', { n: 41 }).then(setAnswer);
  }, []);
  return (
    <>
      <p id="version">{version.split('.')[0]}</p>
      <django-template
        loading="eager"
        template="Hello {{ name|upper }}"
        context='{"name": "Ada"}'
      ></django-template>
      <p id="hook">{error ? error.message : html}</p>
      <section id="component">
        <DjangoTemplate
          loading="eager"
          template={'{% include "year.html" %} in 1 file'}
          context={{ day: new Date(0) }}
          files={{ 'year.html': '{{ day|date:"Y" }}' }}
          onDjangoRender={({ type }) => setHeard(type)}
        />
      </section>
      <p id="events">{heard}</p>
      <p id="api">{answer}</p>
    </>
  );
}

export const App = () => (
  <StrictMode>
    <Live />
  </StrictMode>
);
