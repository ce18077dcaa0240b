/** As in the documentation of django-phonenumber-field: form and model fields, formats. */

export default {
  packages: ['django-phonenumber-field[phonenumbers]'],
  native: { settings: { INSTALLED_APPS: ['phonenumber_field'] } },
  cases: [
    {
      name: 'a form field',
      python: `
from django import forms
from phonenumber_field.formfields import PhoneNumberField

class PhoneForm(forms.Form):
    number = PhoneNumberField(region="CA")

form = PhoneForm({"number": "604-401-1234"})
wrong = PhoneForm({"number": "12"})
`,
      template: '{{ form.as_p }}{{ form.cleaned_data.number }}{{ wrong.errors }}',
    },
    {
      name: 'formats',
      python: `
from phonenumber_field.phonenumber import PhoneNumber

number = PhoneNumber.from_string("020 7946 0958", region="GB")
`,
      template:
        '{{ number.as_e164 }} {{ number.as_international }} {{ number.as_national }} {{ number.as_rfc3966 }}',
    },
    {
      name: 'a model with a region of the settings',
      pageSettings: { PHONENUMBER_DEFAULT_REGION: 'DE', PHONENUMBER_DEFAULT_FORMAT: 'NATIONAL' },
      python: `
from django import forms
from django.db import models
from phonenumber_field.modelfields import PhoneNumberField

class Customer(models.Model):
    phone = PhoneNumberField(blank=True)

class CustomerForm(forms.ModelForm):
    class Meta:
        model = Customer
        fields = ["phone"]

customer = Customer.objects.create(phone="030 901820")
form = CustomerForm(instance=Customer.objects.get())
`,
      template: '{{ customer.phone }} {{ form.as_div }}',
    },
  ],
};
