/** As in the documentation of django-htmx: the script tags and what the middleware tells of a request. */

export default {
  packages: ['django-htmx'],
  native: { settings: { INSTALLED_APPS: ['django_htmx'] } },
  cases: [
    {
      name: 'the scripts',
      template: '{% load django_htmx %}<head>{% htmx_script %}{% htmx_script minified=False %}</head>',
    },
    {
      name: 'the script for development',
      settings: { DEBUG: true },
      template: '{% load django_htmx %}{% django_htmx_script %}',
    },
    {
      name: 'a request by htmx',
      request: {
        path: '/part/',
        headers: { 'HX-Request': 'true', 'HX-Target': 'list', 'HX-Current-URL': 'http://localhost/all/' },
      },
      python: `
from django_htmx.middleware import HtmxDetails

def setup_request(request):
    request.htmx = HtmxDetails(request)
`,
      files: {
        'full.html': '<html>{% block main %}{% endblock %}</html>',
        'part.html': '{% block main %}{% endblock %}',
      },
      template:
        "{% extends request.htmx|yesno:'part.html,full.html' %}{% block main %}{{ request.htmx.target }} {{ request.htmx.current_url_abs_path }} {{ request.htmx.boosted }}{% endblock %}",
    },
    {
      name: 'a request by a reader',
      python: `
from django_htmx.middleware import HtmxDetails

def setup_request(request):
    request.htmx = HtmxDetails(request)
`,
      template:
        '<body hx-headers=\'{"X-CSRFToken": "{{ csrf_token }}"}\'>{% if request.htmx %}part{% else %}whole{% endif %}</body>',
    },
  ],
};
