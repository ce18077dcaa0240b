/** As in the documentation of django-money: amounts, fields and the tag. */

export default {
  packages: ['django-money'],
  native: { settings: { INSTALLED_APPS: ['djmoney'] } },
  cases: [
    {
      name: 'amounts',
      python: `
from djmoney.money import Money

price = Money(1234.5, "USD")
total = price * 3 + Money(1, "USD")
fee = Money("99.99", "EUR")
`,
      template: '{{ price }} {{ total }} {{ fee }} {{ price.currency }} {{ price.amount|floatformat:2 }}',
    },
    {
      name: 'the tag',
      python: 'from djmoney.money import Money\nprice = Money(10, "CHF")\n',
      template:
        "{% load djmoney %}{% money_localize price %} {% money_localize 2.5 'EUR' %} {% money_localize price as shown %}[{{ shown }}] {% money_localize price off %}",
    },
    {
      name: 'a model and its form',
      python: `
from django import forms
from django.db import models
from djmoney.models.fields import MoneyField
from djmoney.money import Money

class BankAccount(models.Model):
    balance = MoneyField(max_digits=14, decimal_places=2, default_currency="USD", currency_choices=[("USD", "US dollar"), ("EUR", "Euro")])

class AccountForm(forms.ModelForm):
    class Meta:
        model = BankAccount
        fields = ["balance"]

account = BankAccount.objects.create(balance=Money(100, "EUR"))
rich = BankAccount.objects.filter(balance__gt=Money(50, "EUR")).count()
form = AccountForm(instance=account)
`,
      template: '{{ account.balance }} {{ rich }} {{ form.as_p }}',
    },
    {
      name: 'in another language',
      settings: { LANGUAGE_CODE: 'de' },
      python: 'from djmoney.money import Money\nprice = Money(1234567.891, "EUR")\n',
      template: "{{ price }}{% load i18n %}{% language 'en' %} {{ price }}{% endlanguage %}",
    },
  ],
};
