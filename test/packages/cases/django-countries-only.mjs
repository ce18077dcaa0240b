/** django-countries with settings of the page that choose and name countries. */

export default {
  packages: ['django-countries'],
  native: { settings: { INSTALLED_APPS: ['django_countries'] } },
  pageSettings: {
    COUNTRIES_ONLY: ['NZ', 'AU', ['FJ', 'The islands of Fiji']],
    COUNTRIES_FIRST: ['AU'],
    COUNTRIES_FIRST_BREAK: '———',
  },
  cases: [
    {
      name: 'a form with the chosen ones',
      python: `
from django import forms
from django_countries.fields import CountryField

class AddressForm(forms.Form):
    country = CountryField().formfield()

form = AddressForm()
`,
      template: '{{ form.as_p }}',
    },
    {
      name: 'the list',
      template:
        '{% load countries %}{% get_countries as all %}{% for c in all %}{{ c.code }}={{ c.name }};{% endfor %}',
    },
    {
      name: 'a widget with a flag',
      python: `
from django import forms
from django_countries.fields import CountryField
from django_countries.widgets import CountrySelectWidget

class AddressForm(forms.Form):
    country = CountryField().formfield(widget=CountrySelectWidget())

form = AddressForm(initial={"country": "NZ"})
`,
      template: '{{ form.country }}',
    },
  ],
};
