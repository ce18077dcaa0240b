/** As in the documentation of django-bootstrap-form: filters that lay out forms. */

const FORM = `
from django import forms

class ProfileForm(forms.Form):
    name = forms.CharField(help_text="In full")
    kind = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agree = forms.BooleanField()

`;

export default {
  // Debian's copy imports packaging without saying so
  packages: ['django-bootstrap-form', 'packaging'],
  native: { settings: { INSTALLED_APPS: ['bootstrapform'] } },
  cases: [
    {
      name: 'a form',
      python: `${FORM}form = ProfileForm()\n`,
      template: '{% load bootstrap %}<form role="form">{{ form|bootstrap }}</form>',
    },
    {
      name: 'a horizontal form with errors',
      python: `${FORM}form = ProfileForm({})\n`,
      template: '{% load bootstrap %}{{ form|bootstrap_horizontal:"col-lg-3" }}',
    },
    {
      name: 'a field, and a form in a line',
      python: `${FORM}form = ProfileForm()\n`,
      template: '{% load bootstrap %}{{ form.name|bootstrap }}{{ form|bootstrap_inline }}',
    },
  ],
};
