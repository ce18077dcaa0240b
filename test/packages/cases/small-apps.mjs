/** The packages that were written for the tests, where they work. */

export default {
  packages: [
    'plain-app',
    'configured-app',
    'app-with-models',
    'app-with-processor',
    'app-with-urls',
    'no-app',
  ],
  native: {
    settings: {
      INSTALLED_APPS: [
        'plain_app',
        'configured_app',
        'app_with_models',
        'app_with_processor',
        'app_with_urls',
      ],
      TEMPLATES: [{ OPTIONS: { context_processors: ['app_with_processor.context_processors.greeting'] } }],
    },
    urls: [['app_with_urls/', 'app_with_urls.urls']],
  },
  cases: [
    {
      name: 'tags, filters and templates',
      template:
        '{% extends "plain_app/base.html" %}{% load plain_tags %}{% block content %}{{ "hi"|shout }} {% plain_version %} {% badge "A & B" kind="warn" %}{% endblock %}',
    },
    { name: 'an AppConfig', template: '{% load configured_tags %}{% configured_as %}' },
    {
      name: 'models',
      python: 'from app_with_models.models import Note\nNote.objects.create(text="One")\n',
      template: '{% load notes %}{% note_count %}',
    },
    {
      name: 'a context processor',
      request: { path: '/shop/' },
      template: '{% include "app_with_processor/greeting.html" %}',
    },
    { name: 'addresses', template: '{% load own_urls %}{% post_url 7 %}' },
    {
      name: 'a library without Django',
      python: 'from no_app import answer\nvalue = answer()\n',
      template: '{{ value }}',
    },
  ],
};
