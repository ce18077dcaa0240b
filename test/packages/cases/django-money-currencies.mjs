/** django-money with settings of the page that choose currencies. */

const FORM = `
from django import forms
from djmoney.forms.fields import MoneyField

class PriceForm(forms.Form):
    price = MoneyField()

`;

export default {
  packages: ['django-money'],
  native: { settings: { INSTALLED_APPS: ['djmoney'] } },
  pageSettings: { CURRENCIES: ['USD', 'BOB'], DEFAULT_CURRENCY: 'BOB' },
  cases: [
    { name: 'a form', python: `${FORM}form = PriceForm()\n`, template: '{{ form.as_div }}' },
    {
      name: 'a filled form',
      python: `${FORM}form = PriceForm({"price_0": "12.50", "price_1": "USD"})\n`,
      template: '{{ form.is_valid }} {{ form.cleaned_data.price }} {{ form.price }}',
    },
    {
      name: 'a refused form',
      python: `${FORM}form = PriceForm({"price_0": "12.50", "price_1": "EUR"})\n`,
      template: '{{ form.errors }}',
    },
  ],
};
