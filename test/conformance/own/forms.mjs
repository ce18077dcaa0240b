/** Forms as templates show them: widgets, errors, formsets, media, layouts, model forms. */
const all = `
import datetime as dt
from django import forms
class All(forms.Form):
    char = forms.CharField(label="Name <b>", max_length=20, min_length=2, help_text="help <i>text</i>", initial='in "it"')
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 3, "class": "big"}), required=False)
    password = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput, initial="h")
    integer = forms.IntegerField(min_value=1, max_value=9, step_size=2)
    floating = forms.FloatField(initial=1.5)
    decimal = forms.DecimalField(max_digits=5, decimal_places=2)
    mail = forms.EmailField(); url = forms.URLField(assume_scheme="https"); slug = forms.SlugField()
    regex = forms.RegexField("^a+$"); uuid = forms.UUIDField(required=False); json = forms.JSONField(initial={"a": 1})
    ip = forms.GenericIPAddressField()
    boolean = forms.BooleanField(); null = forms.NullBooleanField()
    choice = forms.ChoiceField(choices=[("", "---"), ("a", "A"), ("Group", [("b", "B"), ("c", "<C>")])], initial="b")
    radio = forms.ChoiceField(choices=[("1", "One"), ("2", "Two")], widget=forms.RadioSelect, initial="2")
    multi = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y")], initial=["y"])
    boxes = forms.MultipleChoiceField(choices=[("x", "X"), ("y", "Y")], widget=forms.CheckboxSelectMultiple)
    typed = forms.TypedChoiceField(choices=[(1, "one"), (2, "two")], coerce=int)
    date = forms.DateField(initial=dt.date(2026, 1, 2)); time = forms.TimeField(initial=dt.time(3, 4))
    datetime = forms.DateTimeField(initial=dt.datetime(2026, 1, 2, 3, 4)); duration = forms.DurationField(initial=dt.timedelta(hours=1))
    split = forms.SplitDateTimeField(initial=dt.datetime(2026, 1, 2, 3, 4))
    selected = forms.DateField(widget=forms.SelectDateWidget(years=[2025, 2026]), initial=dt.date(2026, 5, 6))
    html5 = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    upload = forms.FileField(); image = forms.FileField(widget=forms.ClearableFileInput, required=False)
    disabled = forms.CharField(disabled=True, initial="d"); local = forms.DecimalField(localize=True, initial=1234.5)
`;
const small = `
from django import forms
class Small(forms.Form):
    name = forms.CharField(max_length=5, help_text="Your <b>name</b>")
    age = forms.IntegerField(required=False, min_value=0)
    secret = forms.CharField(widget=forms.HiddenInput)
    def clean_age(self):
        if self.cleaned_data.get("age") == 13: raise forms.ValidationError("unlucky <%(v)s>", code="bad", params={"v": 13})
        return self.cleaned_data.get("age")
    def clean(self):
        if self.data.get("age") == "13": self.add_error(None, "all <wrong>"); self.add_error("name", ["one", "two"])
unbound = Small(initial={"name": "Ada"}); bound = Small({"name": "Adalbert & Co", "age": "13", "secret": ""})
good = Small({"name": "Ada", "age": "3", "secret": "s"}); prefixed = Small(prefix="p", auto_id="x_%s"); bare = Small(auto_id=False, label_suffix="?")
class Styled(Small):
    error_css_class = "err"; use_required_attribute = False; field_order = ["age", "name"]
styled = Styled({"name": "too long"})
`;
const sets = `
from django import forms
from django.forms import formset_factory, BaseFormSet
class Item(forms.Form):
    n = forms.IntegerField()
class Base(BaseFormSet):
    def clean(self):
        if not any(self.errors): raise forms.ValidationError("set <wrong>")
Items = formset_factory(Item, formset=Base, extra=1, can_delete=True, can_order=True, max_num=5)
empty = Items(initial=[{"n": 1}])
data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-n": "1", "form-1-n": "2", "form-0-ORDER": "2", "form-1-ORDER": "1"}
full = Items(data); wrong = Items({**data, "form-1-n": "x"}); broken = Items({}); 
`;
const names = [
  'char',
  'text',
  'password',
  'hidden',
  'integer',
  'floating',
  'decimal',
  'mail',
  'url',
  'slug',
  'regex',
  'uuid',
  'json',
  'ip',
  'boolean',
  'null',
  'choice',
  'radio',
  'multi',
  'boxes',
  'typed',
  'date',
  'time',
  'datetime',
  'duration',
  'split',
  'selected',
  'html5',
  'upload',
  'image',
  'disabled',
  'local',
];
const widgets = Object.fromEntries(
  names.map((name) => [
    `the field ${name}`,
    {
      template: `{{ form.${name} }}|{{ form.${name}.label_tag }}|{{ form.${name}.help_text }}|{{ form.${name}.id_for_label }}|{{ form.${name}.as_field_group }}`,
      python: `${all}\nform = All()`,
    },
  ]),
);
const posted =
  'form = All({"char": "x", "text": "</textarea>", "integer": "4", "floating": "x", "decimal": "1234.567", "mail": "a@", "url": "x y", "slug": "a b", "regex": "b", "uuid": "1", "json": "{", "ip": "1", "choice": "q", "radio": "1", "multi": ["x", "q"], "typed": "2", "date": "2026-13-01", "time": "25:00", "datetime": "2026-01-02 03:04", "duration": "1 2:3:4", "split_0": "2026-01-02", "split_1": "", "selected_year": "2026", "selected_month": "2", "selected_day": "31"})';

export default {
  ...widgets,
  'all fields as they are': { template: '{{ form }}', python: `${all}\nform = All()` },
  'all fields as paragraphs': { template: '{{ form.as_p }}', python: `${all}\nform = All()` },
  'all fields bound, with errors': { template: '{{ form }}', python: `${all}\n${posted}` },
  'errors of all fields': {
    template: '{{ form.errors }}|{{ form.errors.as_text }}',
    python: `${all}\n${posted}`,
  },
  'errors as JSON': { template: '{{ form.errors.as_json }}', python: `${all}\n${posted}` },
  'as table, ul, p, div': {
    template: '{{ bound.as_table }}\n{{ bound.as_ul }}\n{{ bound.as_p }}\n{{ bound.as_div }}',
    python: small,
  },
  'unbound as table, ul, p, div': {
    template: '{{ unbound.as_table }}\n{{ unbound.as_ul }}\n{{ unbound.as_p }}\n{{ unbound }}',
    python: small,
  },
  'without errors': {
    template: '{{ good }}|{{ good.is_valid }}{{ good.cleaned_data.age }}{{ good.errors }}',
    python: small,
  },
  'prefix, ids, suffix': { template: '{{ prefixed }}|{{ bare.as_p }}', python: small },
  'the css class of required fields': {
    template: '{{ form.as_div }}',
    python: `${small}\nclass R(Small):\n    required_css_class = "req"\nform = R()`,
  },
  'css classes and order': {
    template: '{{ styled.as_p }}{{ styled.as_table }}{% for f in styled %}{{ f.css_classes }}|{% endfor %}',
    python: small,
  },
  'field by field': {
    template:
      '{% for field in bound %}{{ field.name }} {{ field.html_name }} {{ field.label }} {{ field.errors }} {{ field.value }} {{ field.is_hidden }} {{ field.field.required }} {{ field.legend_tag }}{{ field.auto_id }} {{ field.data }} {{ field.initial }}|{% endfor %}',
    python: small,
  },
  'hidden, visible, all errors': {
    template:
      '{{ bound.non_field_errors }}{% for f in bound.hidden_fields %}{{ f }}{{ f.errors }}{% endfor %}{% for f in bound.visible_fields %}{{ f }}{% endfor %}{{ bound.name.errors.0 }}{{ bound.errors.age }}',
    python: small,
  },
  subwidgets: {
    template:
      '{% for r in form.radio %}<i>{{ r.tag }}{{ r.choice_label }}{{ r.id_for_label }}{{ r.data.value }}{{ r.data.selected }}</i>{% endfor %}{{ form.radio.0 }}{% for b in form.boxes %}{{ b }}{% endfor %}{% for o in form.choice %}{{ o }}{% endfor %}',
    python: `${all}\nform = All()`,
  },
  'a field that is not there': { template: '[{{ unbound.nope }}][{{ unbound.nope.errors }}]', python: small },
  'widget attributes and types': {
    template: '{% for f in form %}{{ f.widget_type }}={{ f.field.widget.attrs }} {% endfor %}',
    python: `${all}\nform = All()`,
  },
  aria: {
    template:
      '{{ unbound.name }}{{ unbound.name.as_widget }}{{ bound.age.as_hidden }}{{ bound.name.as_text }}',
    python: small,
  },
  media: {
    template: '{{ form.media }}|{{ form.media.css }}|{{ form.media.js }}',
    python:
      'from django import forms\nclass W(forms.TextInput):\n    class Media:\n        css = {"all": ["a.css"], "print": ["/p.css"]}\n        js = ["w.js", "https://x.example/y.js", forms.Script("m.mjs", type="module")]\nclass F(forms.Form):\n    a = forms.CharField(widget=W)\n    class Media:\n        js = ["f.js"]\nform = F()',
  },
  'own renderer': {
    template: '{{ form }}',
    python:
      'from django import forms\nfrom django.forms.renderers import DjangoTemplates\nclass R(DjangoTemplates):\n    form_template_name = "django/forms/table.html"\nclass F(forms.Form):\n    a = forms.CharField()\nform = F(renderer=R())',
  },
  'an own form template': {
    template: '{{ form }}',
    files: { 'my/form.html': '{% for f in form %}<x-{{ f.name }}>{{ f }}</x-{{ f.name }}>{% endfor %}' },
    python:
      'from django import forms\nfrom django.forms.renderers import TemplatesSetting\nclass F(forms.Form):\n    default_renderer = TemplatesSetting()\n    template_name = "my/form.html"\n    a = forms.CharField()\nform = F()',
  },
  'an own error list': {
    template: '{{ form.as_p }}',
    python:
      'from django import forms\nfrom django.forms.utils import ErrorList\nclass E(ErrorList):\n    def __str__(self): return "".join(f"<em>{e}</em>" for e in self)\nclass F(forms.Form):\n    a = forms.CharField()\nform = F({}, error_class=E)',
  },
  formset: {
    template:
      '{{ empty }}|{{ empty.as_p }}|{{ empty.management_form }}|{{ empty.total_form_count }}{{ empty.empty_form }}',
    python: sets,
  },
  'formset with errors': {
    template:
      '{{ full.is_valid }}{{ full.non_form_errors }}{{ wrong.errors }}{{ wrong }}{% for f in wrong.forms %}{{ f.prefix }}{% endfor %}',
    python: sets,
  },
  'formset looped': {
    template:
      '{{ wrong.management_form }}{% for f in wrong %}{{ f.n }}{{ f.n.errors }}{{ f.DELETE }}{{ f.ORDER }}{% endfor %}{% for f in wrong.forms %}{{ f.prefix }}{% endfor %}',
    python: sets,
  },
  'formset without management data': {
    template: '{{ broken.is_valid }}{{ broken.non_form_errors }}',
    python: sets,
  },
  'model form': {
    template: '{{ form }}|{{ bound.errors }}|{{ edit.title }}{{ edit.kind }}',
    models: true,
    python: `
from django import forms
from django.db import models
class Book(models.Model):
    title = models.CharField("the title", max_length=10, unique=True, help_text="short")
    kind = models.CharField(max_length=1, choices=[("n", "Novel"), ("p", "Poems")], default="n")
    pages = models.PositiveIntegerField(null=True, blank=True)
    when = models.DateTimeField(null=True, blank=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True)
class BookForm(forms.ModelForm):
    class Meta:
        model = Book
        fields = "__all__"
        labels = {"pages": "How many"}
def form(): return BookForm()
def bound(): return BookForm({"title": "Taken", "kind": "q", "pages": "-1"})
def edit(): return BookForm(instance=Book.objects.get())
def setup_request(request): Book.objects.create(title="Taken", kind="p")
`,
  },
  'bound to the request': {
    template: '{{ form }}',
    python: `${small}\ndef setup_request(request):\n    global form\n    form = Small(request.POST)`,
    request: { method: 'POST', data: { name: 'Grace', age: '-1', secret: 'x' } },
  },
  'a whole page': {
    template:
      '<form method="post">{% csrf_token %}{{ bound.non_field_errors }}{% for field in bound %}<div class="{% if field.errors %}bad{% endif %}">{{ field.label_tag }}{{ field }}{% if field.help_text %}<small>{{ field.help_text|safe }}</small>{% endif %}{{ field.errors }}</div>{% endfor %}</form>',
    context: { csrf_token: 'tok' },
    python: small,
  },
};
