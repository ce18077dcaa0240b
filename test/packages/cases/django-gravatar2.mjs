/** As in the documentation of django-gravatar2: addresses and images of readers' pictures. */

export default {
  packages: ['django-gravatar2'],
  native: { settings: { INSTALLED_APPS: ['django_gravatar'] } },
  cases: [
    {
      name: 'addresses',
      context: { email: 'ada@example.com' },
      template: '{% load gravatar %}{% gravatar_url email 150 %} {% gravatar_profile_url email %}',
    },
    {
      name: 'an image of a user',
      python:
        'from django.contrib.auth.models import User\nuser = User(username="ada", email="Ada@Example.com")\n',
      template: '{% load gravatar %}{% gravatar user 80 "A & B" "round" %}',
    },
    {
      name: 'settings of the page',
      pageSettings: { GRAVATAR_DEFAULT_RATING: 'pg' },
      template: '{% load gravatar %}{% gravatar "ada@example.com" %}',
    },
  ],
};
