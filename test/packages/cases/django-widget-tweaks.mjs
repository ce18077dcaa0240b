/** As in the documentation of django-widget-tweaks: attributes and classes of widgets set in the template. */

const FORM = `
from django import forms

class SearchForm(forms.Form):
    query = forms.CharField(max_length=50)
    since = forms.DateField(required=False)

`;

export default {
  packages: ['django-widget-tweaks'],
  native: { settings: { INSTALLED_APPS: ['widget_tweaks'] } },
  cases: [
    {
      name: 'filters',
      python: `${FORM}form = SearchForm()\n`,
      template:
        '{% load widget_tweaks %}{{ form.query|add_class:"css1 css2"|attr:"placeholder:Search" }}\n{{ form.since|attr:"type:date"|append_attr:"data-kind:when"|remove_attr:"id" }}',
    },
    {
      name: 'render_field',
      python: `${FORM}form = SearchForm()\n`,
      context: { hint: 'What do you look for?' },
      template:
        '{% load widget_tweaks %}{% render_field form.query type="search" class+="wide" placeholder=hint autofocus="autofocus" %}',
    },
    {
      name: 'classes of errors and required fields',
      python: `${FORM}form = SearchForm({"since": "never"})\n`,
      template:
        '{% load widget_tweaks %}{% with WIDGET_ERROR_CLASS="bad" WIDGET_REQUIRED_CLASS="needed" %}{% for field in form %}{% render_field field %}{% endfor %}{% endwith %}{{ form.since|add_error_class:"red" }}{{ form.query|add_required_class:"star" }}',
    },
    {
      name: 'kinds of fields and widgets',
      python: `${FORM}form = SearchForm()\n`,
      template:
        '{% load widget_tweaks %}{% for field in form %}<p class="{{ field|field_type }} {{ field|widget_type }}">{{ field|add_label_class:"label" }}</p>{% endfor %}',
    },
  ],
};
