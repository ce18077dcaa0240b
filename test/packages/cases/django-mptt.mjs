/** As in the documentation of django-mptt: trees of a model in templates. */

const GENRES = `
from django.db import models
from mptt.models import MPTTModel, TreeForeignKey

class Genre(MPTTModel):
    name = models.CharField(max_length=50, unique=True)
    parent = TreeForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="children")

    class MPTTMeta:
        order_insertion_by = ["name"]

    def __str__(self):
        return self.name

rock = Genre.objects.create(name="Rock")
blues = Genre.objects.create(name="Blues")
Genre.objects.create(name="Hard Rock", parent=rock)
pop = Genre.objects.create(name="Pop Rock", parent=rock)
Genre.objects.create(name="Sunshine", parent=pop)
genres = Genre.objects.all()
`;

export default {
  packages: ['django-mptt'],
  native: { settings: { INSTALLED_APPS: ['mptt'] } },
  cases: [
    {
      name: 'recursetree',
      python: GENRES,
      template: `{% load mptt_tags %}
<ul>
  {% recursetree genres %}
    <li>{{ node.name }}{% if not node.is_leaf_node %}<ul class="children">{{ children }}</ul>{% endif %}</li>
  {% endrecursetree %}
</ul>`,
    },
    {
      name: 'the whole tree of a model, with its structure',
      python: GENRES,
      template:
        '{% load mptt_tags %}{% full_tree_for_model playground.Genre as tree %}{% for genre, structure in tree|tree_info:"ancestors" %}{% if structure.new_level %}<ul><li>{% else %}</li><li>{% endif %}{{ genre }} ({{ structure.ancestors|join:" / " }}){% for level in structure.closed_levels %}</li></ul>{% endfor %}{% endfor %}',
    },
    {
      name: 'a node’s ancestors and descendants',
      python: `${GENRES}sunshine = Genre.objects.get(name="Sunshine")\nrock.refresh_from_db()\n`,
      template:
        '{% load mptt_tags %}{{ sunshine.get_ancestors|tree_path }} · {% drilldown_tree_for_node rock as drill %}{% for genre in drill %}{{ genre.name }};{% endfor %} · {{ rock.get_descendant_count }}',
    },
    {
      name: 'a form field for nodes',
      python: `${GENRES}
from django import forms
from mptt.forms import TreeNodeChoiceField

class GenreForm(forms.Form):
    genre = TreeNodeChoiceField(queryset=genres, level_indicator="+--")

form = GenreForm()
`,
      template: '{{ form.as_div }}',
    },
  ],
};
