/** As in the documentation of django-extensions: its filters and tags, fields and base models. */

export default {
  packages: ['django-extensions'],
  native: { settings: { INSTALLED_APPS: ['django_extensions'] } },
  cases: [
    {
      name: 'widont',
      context: { headline: 'The last two words stay together' },
      template: '{% load widont %}{{ headline|widont }} {{ "<p>One two three</p>"|widont_html }}',
    },
    {
      name: 'indentby',
      template:
        '{% load indent_text %}{% indentby 4 %}one\ntwo{% endindentby %}|{% indentby 2 if deep %}three{% endindentby %}',
      context: { deep: false },
    },
    {
      name: 'base models and slugs',
      python: `
from django.db import models
from django_extensions.db.fields import AutoSlugField
from django_extensions.db.models import TitleDescriptionModel

class Post(TitleDescriptionModel):
    slug = AutoSlugField(populate_from=["title"])

first = Post.objects.create(title="Hello, Wörld!")
second = Post.objects.create(title="Hello, Wörld!", description="Again")
`,
      template: '{{ first.slug }} {{ second.slug }} {{ second.description }}',
    },
  ],
};
