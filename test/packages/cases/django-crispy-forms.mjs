/** As in the documentation of django-crispy-forms: the filter, the tag, helpers and layouts, a field at a time. */

const CONTACT = `
from django import forms

class ContactForm(forms.Form):
    email = forms.EmailField(help_text="We never share it")
    message = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}))
    like_website = forms.TypedChoiceField(
        label="Do you like this website?",
        choices=((1, "Yes"), (0, "No")),
        coerce=lambda x: bool(int(x)),
        widget=forms.RadioSelect,
        initial="1",
        required=True,
    )
    news = forms.BooleanField(required=False, label="Send me news")
`;

const LAYOUT = `
from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Button, ButtonHolder, Column, Div, Field, Fieldset, Layout, Row, Submit
${CONTACT}
class LaidOutForm(ContactForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_id = "id-contact"
        self.helper.form_class = "blueForms"
        self.helper.form_method = "post"
        self.helper.form_action = "/submit/"
        self.helper.layout = Layout(
            Fieldset(
                "Tell us about {{ subject }}",
                Row(Column("email", css_class="col-6"), Column("like_website", css_class="col-6")),
                Field("message", css_class="wide", placeholder="Your text"),
                HTML("<p>Thank you, <strong>{{ reader }}</strong></p>"),
            ),
            Div("news", css_class="extra", css_id="extra-options"),
            ButtonHolder(Submit("submit", "Send"), Button("cancel", "Cancel", css_class="btn-link")),
        )

form = LaidOutForm()
`;

export default {
  packages: ['django-crispy-forms>=2', 'crispy-bootstrap5'],
  native: {
    settings: {
      INSTALLED_APPS: ['crispy_forms', 'crispy_bootstrap5'],
      CRISPY_ALLOWED_TEMPLATE_PACKS: 'bootstrap5',
      CRISPY_TEMPLATE_PACK: 'bootstrap5',
    },
  },
  cases: [
    {
      name: 'the filter',
      python: `${CONTACT}\nform = ContactForm()\n`,
      template:
        '{% load crispy_forms_tags %}<form method="post">{% csrf_token %}\n{{ form|crispy }}\n<button>Send</button></form>',
    },
    {
      name: 'the filter, with errors',
      python: `${CONTACT}\nform = ContactForm({"email": "nobody", "like_website": "7"})\n`,
      template: '{% load crispy_forms_tags %}{{ form|crispy }}',
    },
    {
      name: 'a helper with a layout',
      context: { subject: 'Tom & Jerry', reader: 'Ada' },
      python: LAYOUT,
      template: '{% load crispy_forms_tags %}{% crispy form form.helper %}',
    },
    {
      name: 'a field at a time',
      python: `${CONTACT}\nform = ContactForm(initial={"email": "ada@example.com"})\n`,
      template:
        '{% load crispy_forms_filters %}<div>{{ form.email|as_crispy_field }}</div>{{ form.news|as_crispy_field }}',
    },
    {
      name: 'crispy_field with a class',
      python: `${CONTACT}\nform = ContactForm()\n`,
      template:
        "{% load crispy_forms_field %}{% for field in form %}{% if field.name == 'email' %}{% crispy_field field 'class' 'big' %}{% endif %}{% endfor %}",
    },
    {
      name: 'a horizontal form without its tag',
      python: `
from crispy_forms.helper import FormHelper
${CONTACT}
helper = FormHelper()
helper.form_tag = False
helper.form_class = "form-horizontal"
helper.label_class = "col-lg-2"
helper.field_class = "col-lg-8"
form = ContactForm()
`,
      template: '{% load crispy_forms_tags %}<form>{% crispy form helper %}</form>',
    },
    {
      name: 'a formset',
      python: `
from crispy_forms.helper import FormHelper
from django.forms import formset_factory
${CONTACT}
formset = formset_factory(ContactForm, extra=2)()
helper = FormHelper()
helper.form_tag = False
`,
      template: '{% load crispy_forms_tags %}{{ formset|crispy }}<hr>{% crispy formset helper %}',
    },
    {
      name: 'a template of the page in place of the pack’s',
      python: `${CONTACT}\nform = ContactForm()\n`,
      files: {
        'bootstrap5/field.html':
          '<p class="mine" id="div_{{ field.auto_id }}">{{ field.label }}: {{ field }}</p>',
      },
      template: '{% load crispy_forms_tags %}{{ form|crispy }}',
    },
  ],
};
