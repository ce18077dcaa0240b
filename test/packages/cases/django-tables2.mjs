/** As in the documentation of django-tables2: tables of lists and of models, columns, paging, its templates. */

const PEOPLE = `
import django_tables2 as tables

people = [
    {"name": "Bradley", "score": 3, "home": "https://example.com/bradley"},
    {"name": "Stevie", "score": 12, "home": ""},
    {"name": "Ada & Co", "score": 7, "home": "https://example.com/ada"},
]
`;

export default {
  packages: ['django-tables2'],
  native: { settings: { INSTALLED_APPS: ['django_tables2'] } },
  cases: [
    {
      name: 'a list of dictionaries',
      context: { people: [{ name: 'Bradley' }, { name: 'Stevie' }] },
      python: `${PEOPLE}
class NameTable(tables.Table):
    name = tables.Column()
    score = tables.Column(verbose_name="Points", orderable=False)

table = NameTable(people)
`,
      template: '{% load django_tables2 %}{% render_table table %}',
    },
    {
      name: 'bootstrap, sorted and in pages',
      request: { data: { sort: '-score', page: '2' } },
      python: `${PEOPLE}
from django_tables2 import RequestConfig

class PeopleTable(tables.Table):
    name = tables.Column(attrs={"td": {"class": "name"}})
    score = tables.Column(footer=lambda table: sum(row["score"] for row in table.data))
    home = tables.URLColumn()

    class Meta:
        attrs = {"class": "table table-striped"}

    def render_name(self, value):
        return value.upper()

def setup_request(request):
    RequestConfig(request, paginate={"per_page": 2}).configure(table)

table = PeopleTable(people)
`,
      template: '{% load django_tables2 %}{% render_table table "django_tables2/bootstrap5.html" %}',
    },
    {
      name: 'a table of a model',
      python: `
import django_tables2 as tables
from django.db import models

class Person(models.Model):
    name = models.CharField(max_length=100, verbose_name="full name")
    joined = models.DateField()
    active = models.BooleanField(default=True)

class PersonTable(tables.Table):
    class Meta:
        model = Person
        template_name = "django_tables2/bootstrap4.html"
        fields = ("name", "joined", "active")
        row_attrs = {"data-id": lambda record: record.pk}

Person.objects.create(name="Ada", joined="1842-09-01")
Person.objects.create(name="Grace", joined="1944-07-02", active=False)
table = PersonTable(Person.objects.order_by("pk"))
`,
      template: '{% load django_tables2 %}{% render_table table %}',
    },
    {
      name: 'template columns and links to other pages of the site',
      python: `${PEOPLE}
from django.urls import path

urlpatterns = [path("people/<str:name>/", lambda request, name: None, name="person")]

class LinkTable(tables.Table):
    name = tables.Column(linkify=lambda record: "/people/%s/" % record["name"])
    score = tables.TemplateColumn('{% load humanize %}<b>{{ value|ordinal }}</b>')

table = LinkTable(people, order_by="name")
`,
      template: '{% load django_tables2 %}{% render_table table %}<p>{{ table.rows|length }} rows</p>',
    },
    {
      name: 'the query string, beside Django’s own tag of that name',
      request: { path: '/', data: { page: '3', sort: 'name' } },
      python: PEOPLE,
      template:
        '{% load django_tables2 %}<a href="{% querystring_replace "page"=4 "sort"="-name" %}">next</a> <a href="{% querystring sort=None %}">unsorted</a>',
    },
  ],
};
