/** As in the documentation of django-formtools: previews and wizards. */

export default {
  packages: ['django-formtools'],
  native: { settings: { INSTALLED_APPS: ['formtools'] } },
  cases: [
    {
      name: 'the first step of a wizard',
      python: `
from django import forms
from formtools.wizard.views import CookieWizardView

class ContactForm1(forms.Form):
    subject = forms.CharField(max_length=100)

class ContactForm2(forms.Form):
    message = forms.CharField(widget=forms.Textarea)

def setup_request(request):
    view = CookieWizardView.as_view([ContactForm1, ContactForm2], template_name="formtools/wizard/wizard_form.html")
    request.page = view(request).rendered_content
`,
      files: { 'base.html': '<main>{% block content %}{% endblock %}</main>' },
      template: '{{ request.page|safe }}',
    },
    {
      name: 'steps of a wizard',
      python: `
from django import forms
from formtools.wizard.forms import ManagementForm

class Step(forms.Form):
    name = forms.CharField()

management = ManagementForm(prefix="contact", initial={"current_step": "0"})
form = Step(prefix="0")
`,
      template: '{{ management }}{{ form.as_table }}',
    },
    {
      name: 'a preview',
      request: { method: 'POST', path: '/preview/', data: { name: 'Ada', stage: '1' } },
      python: `
from django import forms
from formtools.preview import FormPreview

class NameForm(forms.Form):
    name = forms.CharField()

class NamePreview(FormPreview):
    def done(self, request, cleaned_data):
        return None

def setup_request(request):
    request.page = NamePreview(NameForm)(request).content.decode()
`,
      files: { 'base.html': '{% block content %}{% endblock %}' },
      template: '{{ request.page|safe }}',
      random: [['(name="hash" value="|Security hash: )[0-9a-f]+', '$1HASH']],
    },
  ],
};
