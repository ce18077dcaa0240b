/** As in the documentation of django-taggit: tags of a model's objects, its form field. */

const FOOD = `
from django.db import models
from taggit.managers import TaggableManager

class Food(models.Model):
    name = models.CharField(max_length=50)
    tags = TaggableManager()

apple = Food.objects.create(name="apple")
apple.tags.add("red", "green", "delicious")
cherry = Food.objects.create(name="cherry")
cherry.tags.add("red", "sweet & sour")
`;

export default {
  packages: ['django-taggit'],
  native: { settings: { INSTALLED_APPS: ['taggit'] } },
  cases: [
    {
      name: 'tags of objects',
      python: `${FOOD}foods = Food.objects.order_by("name").prefetch_related("tags")\n`,
      template:
        '{% for food in foods %}<h3>{{ food.name }}</h3>{% for tag in food.tags.all %}<a href="/tag/{{ tag.slug }}/">{{ tag.name }}</a> {% endfor %}{% endfor %}',
    },
    {
      name: 'objects with a tag, and similar ones',
      python: `${FOOD}
red = Food.objects.filter(tags__name__in=["red"]).order_by("name")
similar = apple.tags.similar_objects()
common = Food.tags.most_common().order_by("-num_times", "name")
`,
      template:
        '{% for food in red %}{{ food.name }} {% endfor %}| {% for food in similar %}{{ food.name }}:{{ food.similar_tags }}{% endfor %} | {% for tag in common %}{{ tag }}×{{ tag.num_times }} {% endfor %}',
    },
    {
      name: 'a form for tags',
      python: `${FOOD}
from django import forms

class FoodForm(forms.ModelForm):
    class Meta:
        model = Food
        fields = ["name", "tags"]

form = FoodForm(instance=cherry)
bound = FoodForm({"name": "pear", "tags": 'soft, "very sweet", 2026'})
bound.save()
`,
      template: '{{ form }}{% for tag in bound.instance.tags.all %}[{{ tag }}]{% endfor %}',
    },
    {
      name: 'a form field without a model',
      python: `
from django import forms
from taggit.forms import TagField

class TagForm(forms.Form):
    tags = TagField(help_text="Separated by commas")

form = TagForm({"tags": "one, two"})
form.is_valid()
`,
      template: '{{ form.as_p }}{{ form.cleaned_data.tags|join:"+" }}',
    },
  ],
};
