/** As in the documentation of django-compressor: scripts and styles put together and made small. */

export default {
  packages: ['django-compressor'],
  pageSettings: { COMPRESS_ENABLED: true },
  native: {
    settings: {
      INSTALLED_APPS: ['compressor'],
      STATICFILES_FINDERS: [
        'django.contrib.staticfiles.finders.FileSystemFinder',
        'django.contrib.staticfiles.finders.AppDirectoriesFinder',
        'compressor.finders.CompressorFinder',
      ],
    },
  },
  cases: [
    {
      name: 'styles into a file',
      template:
        '{% load compress %}{% compress css %}<style>p { color: red; }</style><style>b { border: 5px solid green }</style>{% endcompress %}',
    },
    {
      name: 'scripts in place',
      template:
        '{% load compress %}{% compress js inline %}<script>var  answer = 42;  // why\nalert( answer );</script>{% endcompress %}',
    },
    {
      name: 'styles in place, by media',
      template:
        '{% load compress %}{% compress css inline %}<style media="print">a { color : black }</style><style>i { margin: 0px 0px }</style>{% endcompress %}',
    },
    {
      name: 'a file of the page',
      files: { 'static/css/own.css': 'h1 {\n  color: #FF0000;\n}\n' },
      template:
        '{% load compress static %}{% compress css inline %}<link rel="stylesheet" href="{% static "css/own.css" %}">{% endcompress %}',
    },
  ],
};
