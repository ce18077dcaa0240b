/** Another template pack of crispy forms, as its documentation shows it. */

const FORM = `
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Submit
from django import forms

class LoginForm(forms.Form):
    user = forms.CharField()
    password = forms.CharField(widget=forms.PasswordInput)
    photo = forms.FileField(required=False)
    remember = forms.BooleanField(required=False)

    helper = FormHelper()
    helper.add_input(Submit("submit", "Log in"))

`;

export default {
  packages: ['crispy-bootstrap4'],
  native: {
    settings: {
      INSTALLED_APPS: ['crispy_forms', 'crispy_bootstrap4'],
      CRISPY_ALLOWED_TEMPLATE_PACKS: 'bootstrap4',
      CRISPY_TEMPLATE_PACK: 'bootstrap4',
    },
  },
  cases: [
    {
      name: 'the filter',
      python: `${FORM}form = LoginForm()\n`,
      template: '{% load crispy_forms_tags %}{{ form|crispy }}',
    },
    {
      name: 'the tag',
      python: `${FORM}form = LoginForm({"user": "ada"})\n`,
      template: '{% load crispy_forms_tags %}{% crispy form %}',
    },
    {
      name: 'groups and prepended text',
      python: `${FORM}
from crispy_forms.bootstrap import InlineRadios, PrependedText, Tab, TabHolder
from crispy_forms.layout import Layout

form = LoginForm()
form.helper = FormHelper()
form.helper.layout = Layout(TabHolder(Tab("Who", PrependedText("user", "@"), "password"), Tab("More", "remember")))
`,
      template: '{% load crispy_forms_tags %}{% crispy form %}',
    },
  ],
};
