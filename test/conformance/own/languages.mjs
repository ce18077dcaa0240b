/** Languages, formats by language, time zones: i18n, l10n, tz and what settings do to them. */
const values = `
import datetime as dt
from decimal import Decimal
d = dt.date(2026, 3, 9)
n = dt.datetime(2026, 3, 9, 15, 4, 5)
a = dt.datetime(2026, 7, 1, 22, 30, tzinfo=dt.timezone.utc)
w = dt.datetime(2026, 1, 1, 22, 30, tzinfo=dt.timezone.utc)
t = dt.time(15, 4)
f = 1234567.891
i = 1234567
m = Decimal("-9876.50")
old = dt.datetime(2026, 1, 1)
new = dt.datetime(2028, 3, 12, 5, 7)
from zoneinfo import ZoneInfo
tokyo = ZoneInfo("Asia/Tokyo")
one = 1; five = 5; name = "<Ada>"
`;
const everything =
  '{{ d }}|{{ n }}|{{ t }}|{{ a }}|{{ f }}|{{ i }}|{{ m }}|{{ f|floatformat:2 }}|{{ f|floatformat:"2g" }}|{{ d|date:"l j F Y" }}|{{ d|date:"D M b N" }}|{{ d|date:"SHORT_DATE_FORMAT" }}|{{ n|date:"SHORT_DATETIME_FORMAT" }}|{{ t|time:"P" }}|{{ d|date:"YEAR_MONTH_FORMAT" }}|{{ d|date:"MONTH_DAY_FORMAT" }}|{{ n|date:"A a" }}';
const words =
  '{{ new|timesince:old }}|{{ old|timesince:new }}|{{ 1536|filesizeformat }}|{{ True|yesno }}|{{ None|yesno }}|{% load humanize %}{{ i|intcomma }}|{{ i|intword }}|{{ 3|ordinal }}|{{ 7|apnumber }}|{{ d|date:"DATE_FORMAT" }}';
const form = `
from django import forms
class F(forms.Form):
    name = forms.CharField(max_length=3)
    age = forms.IntegerField(min_value=18)
    mail = forms.EmailField()
    day = forms.DateField()
    choice = forms.ChoiceField(choices=[("a", "A")])
    price = forms.DecimalField(localize=True, required=False)
form = F({"name": "abcdef", "age": "3", "mail": "no", "day": "x", "choice": "z", "price": "x"})
`;
const languages = [
  'de',
  'fr',
  'es',
  'pt-br',
  'pl',
  'ru',
  'ar',
  'he',
  'fa',
  'hi',
  'ja',
  'ko',
  'zh-hans',
  'zh-hant',
  'tr',
  'sv',
  'fi',
  'cs',
  'el',
  'uk',
  'nl',
  'it',
  'hu',
  'en-gb',
  'de-ch',
  'bg',
  'th',
  'vi',
  'cy',
  'sl',
];
const zoned = '{% load tz %}';
const cases = {};
for (const language of languages) {
  cases[`formats in ${language}`] = {
    template: everything,
    python: values,
    settings: { LANGUAGE_CODE: language },
  };
  cases[`words in ${language}`] = { template: words, python: values, settings: { LANGUAGE_CODE: language } };
}
for (const language of ['de', 'fr', 'ru', 'ar', 'ja', 'pl'])
  cases[`form errors in ${language}`] = {
    template: '{{ form.errors }}',
    python: form,
    settings: { LANGUAGE_CODE: language },
  };

export default {
  ...cases,
  USE_THOUSAND_SEPARATOR: {
    template: everything,
    python: values,
    settings: { LANGUAGE_CODE: 'de', USE_THOUSAND_SEPARATOR: true },
  },
  'own separators and formats': {
    template: '{{ f }}|{{ i }}|{{ d }}|{{ n }}|{{ d|date:"SHORT_DATE_FORMAT" }}',
    python: values,
    settings: {
      USE_THOUSAND_SEPARATOR: true,
      THOUSAND_SEPARATOR: '_',
      DECIMAL_SEPARATOR: ';',
      NUMBER_GROUPING: 2,
      DATE_FORMAT: 'Y.m.d',
      DATETIME_FORMAT: 'H:i',
      SHORT_DATE_FORMAT: 'd/m',
    },
  },
  'USE_I18N off': {
    template: `${everything}|{% load i18n %}{% translate "Yes" %}`,
    python: values,
    settings: { USE_I18N: false, LANGUAGE_CODE: 'de' },
  },
  'localize and unlocalize': {
    template:
      '{% load l10n %}{{ f }}|{{ f|unlocalize }}|{{ i|localize }}|{% localize off %}{{ f }}|{{ d }}|{{ f|localize }}{% endlocalize %}|{% localize on %}{{ f }}{% endlocalize %}|{% localize %}{{ m }}{% endlocalize %}',
    python: values,
    settings: { LANGUAGE_CODE: 'de', USE_THOUSAND_SEPARATOR: true },
  },
  'localize with a wrong argument': ['{% load l10n %}{% localize maybe %}{% endlocalize %}'],
  translate: {
    template:
      '{% load i18n %}{% translate "Yes" %}|{% trans "January" %}|{% translate "May" context "abbr. month" %}|{% translate v %}|{% translate "Not translated <b>" %}|{% translate "No" as no %}{{ no }}|{% translate "Yes" noop %}',
    context: { v: 'Monday' },
    settings: { LANGUAGE_CODE: 'de' },
  },
  'translate without argument': ['{% load i18n %}{% translate %}'],
  'translate with an unknown option': ['{% load i18n %}{% translate "a" nope %}'],
  blocktranslate: {
    template:
      '{% load i18n %}{% blocktranslate %}Yes{% endblocktranslate %}|{% blocktrans with x=name %}Hello {{ x }}{% endblocktrans %}|{% blocktranslate trimmed %}\n  one\n  {{ name }}\n{% endblocktranslate %}|{% blocktranslate asvar v %}No{% endblocktranslate %}{{ v }}',
    python: values,
    settings: { LANGUAGE_CODE: 'fr' },
  },
  'blocktranslate counts': {
    template:
      '{% load i18n %}{% blocktranslate count n=one %}{{ n }} year{% plural %}{{ n }} years{% endblocktranslate %}|{% blocktranslate count n=five with who=name %}{{ n }} {{ who }}{% plural %}{{ n }} of {{ who }}{% endblocktranslate %}',
    python: values,
  },
  'blocktranslate with Django’s own plural': {
    template:
      '{% load i18n %}{% for n in l %}{% blocktranslate count counter=n %}%(num)d year{% plural %}%(num)d years{% endblocktranslate %}|{% endfor %}',
    context: { l: [1, 2, 5, 22] },
    settings: { LANGUAGE_CODE: 'ru' },
  },
  'blocktranslate with another tag inside': [
    '{% load i18n %}\n{% blocktranslate %}a{% if x %}{% endif %}{% endblocktranslate %}',
  ],
  'blocktranslate with a missing variable': {
    template: '{% load i18n %}{% blocktranslate %}a {{ nope }}{% endblocktranslate %}',
  },
  'language switches': {
    template:
      '{% load i18n %}{% language "de" %}{% translate "Yes" %}{{ f }}{{ d }}{% endlanguage %}|{% language code %}{% translate "Yes" %}{{ "x"|yesno }}{% endlanguage %}|{% translate "Yes" %}{{ f }}',
    context: { code: 'it' },
    python: values,
  },
  'language tags': {
    template:
      '{% load i18n %}{% get_current_language as c %}{{ c }}{% get_current_language_bidi as b %}{{ b }}{% get_available_languages as l %}{{ l|length }}{% for code, n in l|slice:":3" %}{{ code }}{{ n }}{% endfor %}',
    settings: { LANGUAGE_CODE: 'ar' },
  },
  'language info': {
    template:
      '{% load i18n %}{% get_language_info for "de" as l %}{{ l.code }}{{ l.name }}{{ l.name_local }}{{ l.name_translated }}{{ l.bidi }}|{% get_language_info_list for codes as ls %}{% for l in ls %}{{ l.name_local }} {% endfor %}|{{ "he"|language_name }}|{{ "he"|language_name_local }}|{{ "he"|language_name_translated }}|{{ "he"|language_bidi }}',
    context: { codes: ['fr', 'ja'] },
    settings: { LANGUAGE_CODE: 'es' },
  },
  'own language codes': {
    template: '{% load i18n %}{% get_available_languages as l %}{{ l|safe }}',
    settings: {
      LANGUAGES: [
        ['en', 'English'],
        ['de', 'German'],
      ],
    },
  },
  'info of an unknown language': ['{% load i18n %}{% get_language_info for "xx" as l %}'],
  'activate in Python': {
    template: '{% load i18n %}{% get_current_language as c %}{{ c }} {{ d }} {% translate "Yes" %}',
    python: `${values}\nfrom django.utils import translation\ntranslation.activate("pl")`,
  },
  'time zone by setting': {
    template: `${zoned}{% get_current_timezone as z %}{{ z }}|{{ a }}|{{ w }}|{{ a|date:"H:i e O T I c" }}|{{ n }}`,
    python: values,
    settings: { TIME_ZONE: 'America/New_York' },
  },
  'time zones that are not whole hours': {
    template: '{{ a|date:"H:i e O T" }}|{{ w|date:"H:i T" }}',
    python: values,
    settings: { TIME_ZONE: 'Asia/Kathmandu' },
  },
  'timezone tag and filters': {
    template: `${zoned}{% timezone "Europe/Paris" %}{{ a }}{% get_current_timezone as z %}{{ z }}{% endtimezone %}|{% timezone None %}{{ a }}{% endtimezone %}|{% timezone tokyo %}{{ a }}{% endtimezone %}|{{ a|timezone:"Asia/Tokyo" }}|{{ a|utc }}|{{ a|localtime }}|{{ n|utc }}|{{ a|timezone:"Nowhere/City" }}[{{ name|utc }}]`,
    python: values,
    settings: { TIME_ZONE: 'America/Sao_Paulo' },
  },
  'localtime tag': {
    template: `${zoned}{% localtime off %}{{ a }}{% endlocaltime %}|{% localtime on %}{{ a }}{% endlocaltime %}|{% localtime %}{{ a }}{% endlocaltime %}`,
    python: values,
    settings: { TIME_ZONE: 'Australia/Sydney' },
  },
  'localtime with a wrong argument': [`${zoned}{% localtime maybe %}{% endlocaltime %}`],
  'timezone that is unknown': {
    template: `${zoned}\n {% timezone "Mars/Base" %}{% endtimezone %}`,
    anyMessage: 'Pyodide adds advice of its own',
  },
  'USE_TZ off': {
    template: `${zoned}{{ n }}|{{ a|date:"c" }}|{% timezone "Asia/Tokyo" %}{{ n }}{% endtimezone %}|{{ n|utc }}`,
    python: values,
    settings: { USE_TZ: false, TIME_ZONE: 'Europe/Berlin' },
  },
  'activate a time zone in Python': {
    template: '{{ a }} {{ TIME_ZONE }}',
    python: `${values}\nfrom django.utils import timezone\ntimezone.activate("Europe/Helsinki")`,
  },
  'summer time': {
    template: `${zoned}{% for x in l %}{{ x|date:"H:i T" }} {% endfor %}`,
    python:
      'import datetime as dt\nl = [dt.datetime(2026, 3, 29, h, 30, tzinfo=dt.timezone.utc) for h in range(3)] + [dt.datetime(2026, 10, 25, h, 30, tzinfo=dt.timezone.utc) for h in range(3)]',
    settings: { TIME_ZONE: 'Europe/Berlin' },
  },
  'language with what is unknown': {
    template:
      '{% load i18n %}{% language "xx" %}{% translate "Yes" %}{% endlanguage %}|{% language "de-at" %}{% translate "Yes" %}{% get_current_language as c %}{{ c }}{% endlanguage %}',
  },
  'language without argument': ['{% load i18n %}{% language %}{% endlanguage %}'],
  'languages in their own words': {
    template:
      '{% load i18n %}{% for c in l %}{{ c|language_name }}|{{ c|language_name_local }}|{{ c|language_name_translated }}|{{ c|language_bidi }};{% endfor %}',
    context: { l: ['ar', 'zh-hans', 'pt-br', 'de-at', 'ckb'] },
    settings: { LANGUAGE_CODE: 'ja' },
  },
  'language filters of an unknown code': ['{% load i18n %}{{ "xx"|language_name }}'],
  'the list of languages from pairs': {
    template:
      '{% load i18n %}{% get_language_info_list for l as i %}{% for x in i %}{{ x.code }}{{ x.bidi }}{{ x.name_translated }} {% endfor %}',
    context: {
      l: [
        ['he', 'Hebrew'],
        ['sv', 'Swedish'],
      ],
    },
    settings: { LANGUAGE_CODE: 'de' },
  },
  'the direction of a language that is activated': {
    template:
      '{% load i18n %}{% for c in l %}{% language c %}{% get_current_language_bidi as b %}{% get_current_language as n %}{{ n }}{{ b }} {% endlanguage %}{% endfor %}',
    context: { l: ['he', 'en', 'fa'] },
  },
  'the old names trans and blocktrans': {
    template:
      '{% load i18n %}{% trans "Yes" as y %}{{ y }}{% trans "May" context "abbr. month" %}{% blocktrans count n=two trimmed %}\n {{ n }} day\n{% plural %}\n {{ n }} days\n{% endblocktrans %}',
    context: { two: 2 },
    settings: { LANGUAGE_CODE: 'es' },
  },
  'localize and unlocalize of dates and text': {
    template:
      '{% load l10n %}{{ d|localize }}|{{ d|unlocalize }}|{{ name|localize }}|{{ True|localize }}|{{ m|unlocalize }}|{{ i|unlocalize }}',
    python: values,
    settings: { LANGUAGE_CODE: 'fr', USE_THOUSAND_SEPARATOR: true },
  },
  'localtime, timezone, utc of what is no time': {
    template: `${zoned}[{{ d|localtime }}][{{ name|timezone:"UTC" }}][{{ i|utc }}][{{ a|timezone:name }}][{{ n|localtime }}][{{ n|timezone:tokyo }}]`,
    python: values,
    settings: { TIME_ZONE: 'Asia/Tokyo' },
  },
};
