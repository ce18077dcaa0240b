/** As in the documentation of django-countries: the field, its object and the tags. */

export default {
  packages: ['django-countries'],
  native: { settings: { INSTALLED_APPS: ['django_countries'] } },
  cases: [
    {
      name: 'a country of a model',
      python: `
from django.db import models
from django_countries.fields import CountryField

class Person(models.Model):
    name = models.CharField(max_length=100)
    country = CountryField()

ada = Person.objects.create(name="Ada", country="NZ")
`,
      template:
        '{{ ada.country.name }} ({{ ada.country.code }}, {{ ada.country.alpha3 }}) <img src="{{ ada.country.flag }}"> {{ ada.country.unicode_flag }} {{ ada.country.numeric }}',
    },
    {
      name: 'the tags',
      template:
        "{% load countries %}{% get_country 'BR' as country %}{{ country.name }} {% get_countries as countries %}{{ countries|length }}: {% for c in countries|slice:':3' %}{{ c.name }} {% endfor %}",
    },
    {
      name: 'a form',
      python: `
from django import forms
from django_countries.fields import CountryField

class AddressForm(forms.Form):
    country = CountryField(blank_label="(select country)").formfield()

form = AddressForm({"country": "DE"})
`,
      template: '{{ form.country|truncatechars:900 }}{{ form.is_valid }}{{ form.cleaned_data.country }}',
    },
    {
      // Debian's copy has no translations of its own, so that only the page's language changes
      name: 'a list of several countries',
      settings: { LANGUAGE_CODE: 'de' },
      python: `
from django.db import models
from django_countries.fields import CountryField

class Incident(models.Model):
    countries = CountryField(multiple=True)

incident = Incident.objects.create(countries=["NZ", "FR"])
`,
      template:
        '{% for c in incident.countries %}<i class="{{ c.flag_css }}"></i>{{ c.name }}{% if not forloop.last %}, {% endif %}{% endfor %}',
    },
  ],
};
