/** As in the documentation of django-parler: fields in several languages. */

const MODEL = `
from django.db import models
from parler.models import TranslatableModel, TranslatedFields

class Article(TranslatableModel):
    translations = TranslatedFields(title=models.CharField("Title", max_length=200))

    def __str__(self):
        return self.safe_translation_getter("title", any_language=True) or ""

article = Article()
article.set_current_language("en")
article.title = "Cheese & wine"
article.set_current_language("fr")
article.title = "Fromage et vin"
article.save()
`;

export default {
  packages: ['django-parler'],
  pageSettings: { PARLER_LANGUAGES: { 1: [{ code: 'en' }, { code: 'fr' }], default: { fallbacks: ['en'] } } },
  native: {
    settings: { INSTALLED_APPS: ['parler'] },
  },
  cases: [
    {
      name: 'in each language',
      python: MODEL,
      template:
        '{% load parler_tags %}{% objectlanguage article "en" %}{{ article.title }}{% endobjectlanguage %} / {% objectlanguage article "fr" %}{{ article.title }}{% endobjectlanguage %}',
    },
    {
      name: 'one field, whatever the language of the object',
      python: MODEL,
      template:
        '{% load parler_tags %}{{ article|get_translated_field:"title" }} {{ article.get_available_languages|join:"," }}',
    },
    {
      name: 'a list in the page’s language',
      python: `${MODEL}articles = Article.objects.language("en").all()\n`,
      template: '{% for a in articles %}<li>{{ a.title }}</li>{% endfor %}',
    },
    {
      name: 'one field in the language of a part of the page',
      python: MODEL,
      template:
        '{% load i18n parler_tags %}{% language "fr" %}{{ article|get_translated_field:"title" }}{% endlanguage %}',
    },
  ],
};
