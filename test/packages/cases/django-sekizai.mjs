/** As in the documentation of django-sekizai: blocks to which parts of a page add. */

const BASE =
  '{% load sekizai_tags %}<html><head>{% render_block "css" %}</head><body>{% block content %}{% endblock %}{% render_block "js" %}</body></html>';

export default {
  packages: ['django-sekizai'],
  native: {
    settings: {
      INSTALLED_APPS: ['sekizai'],
      TEMPLATES: [{ OPTIONS: { context_processors: ['sekizai.context_processors.sekizai'] } }],
    },
  },
  cases: [
    {
      name: 'a page that adds to its base',
      files: { 'base.html': BASE },
      template:
        '{% extends "base.html" %}{% load sekizai_tags %}{% block content %}<p>Hi</p>{% addtoblock "css" %}<link href="a.css">{% endaddtoblock %}{% addtoblock "js" %}<script src="a.js"></script>{% endaddtoblock %}{% addtoblock "js" %}<script src="a.js"></script>{% endaddtoblock %}{% endblock %}',
    },
    {
      name: 'an included part that adds',
      files: {
        'base.html': BASE,
        'widget.html':
          '{% load sekizai_tags %}<b>{{ label }}</b>{% addtoblock "js" %}<script>init("{{ label }}")</script>{% endaddtoblock %}',
      },
      context: { labels: ['one', 'two', 'one'] },
      template:
        '{% extends "base.html" %}{% block content %}{% for label in labels %}{% include "widget.html" %}{% endfor %}{% endblock %}',
    },
    {
      name: 'data',
      template:
        '{% load sekizai_tags %}{% add_data "key" "first" %}{% add_data "key" "second" %}{% with_data "key" as values %}{% for value in values %}{{ value }},{% endfor %}{% end_with_data %}',
    },
    {
      name: 'two blocks of its own name',
      template:
        '{% load sekizai_tags %}{% addtoblock "note" %}One{% endaddtoblock %}{% addtoblock "note" strip %}  Two  {% endaddtoblock %}<aside>{% render_block "note" %}</aside>',
    },
  ],
};
