/** As in the documentation of django-render-block: one block of a template by itself. */

const files = {
  'page.html':
    '{% extends "frame.html" %}{% block title %}Page of {{ name }}{% endblock %}{% block body %}{{ block.super }}<p>{{ name }}</p>{% endblock %}',
  'frame.html':
    '<title>{% block title %}none{% endblock %}</title>{% block body %}<h1>Frame</h1>{% endblock %}{% block foot %}foot {{ request.path }}{% endblock %}',
};

export default {
  packages: ['django-render-block'],
  cases: [
    {
      name: 'a block',
      files,
      python:
        'from render_block import render_block_to_string\ntitle = render_block_to_string("page.html", "title", {"name": "A & B"})\n',
      template: '{{ title }}',
    },
    {
      name: 'a block that uses its parent’s',
      files,
      python:
        'from render_block import render_block_to_string\nbody = render_block_to_string("page.html", "body", {"name": "Ada"})\n',
      template: '<article>{{ body|safe }}</article>',
    },
    {
      name: 'a block that sees the request',
      files,
      request: { path: '/here/' },
      python: `
from render_block import render_block_to_string

def setup_request(request):
    request.foot = render_block_to_string("page.html", "foot", {}, request)
`,
      template: '{{ request.foot }}',
    },
    {
      name: 'a block that is not there',
      files,
      python: `
from render_block import render_block_to_string
from render_block.exceptions import BlockNotFound

try:
    render_block_to_string("page.html", "nothing")
except BlockNotFound as error:
    message = str(error)
`,
      template: '{{ message }}',
    },
  ],
};
