/** The oldest template pack of crispy forms, chosen by a setting of the page beside another. */

const FORM = `
from django import forms

class PlainForm(forms.Form):
    title = forms.CharField(help_text="Short & sweet")
    body = forms.CharField(widget=forms.Textarea)

`;

export default {
  packages: ['crispy-bootstrap5', 'crispy-bootstrap3'],
  pageSettings: { CRISPY_TEMPLATE_PACK: 'bootstrap3' },
  native: {
    settings: {
      INSTALLED_APPS: ['crispy_forms', 'crispy_bootstrap3', 'crispy_bootstrap5'],
      CRISPY_ALLOWED_TEMPLATE_PACKS: ['bootstrap3', 'bootstrap5'],
    },
  },
  cases: [
    {
      name: 'the filter',
      python: `${FORM}form = PlainForm()\n`,
      template: '{% load crispy_forms_tags %}{{ form|crispy }}',
    },
    {
      name: 'the other pack for one form',
      python: `${FORM}form = PlainForm()\n`,
      template: '{% load crispy_forms_tags %}{{ form|crispy:"bootstrap5" }}',
    },
    {
      name: 'a helper with the other pack',
      python: `${FORM}
from crispy_forms.helper import FormHelper

form = PlainForm({"title": ""})
form.helper = FormHelper()
form.helper.template_pack = "bootstrap5"
`,
      template: '{% load crispy_forms_tags %}{% crispy form %}',
    },
  ],
};
