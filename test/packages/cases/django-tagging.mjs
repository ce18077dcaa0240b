/** As in the documentation of django-tagging: tags and clouds of a model. */

const WIDGETS = `
from django.db import models
from tagging.models import Tag
from tagging.registry import AlreadyRegistered, register

class Widget(models.Model):
    name = models.CharField(max_length=50)

    class Meta:
        ordering = ["name"]

one = Widget.objects.create(name="One")
two = Widget.objects.create(name="Two & a half")
Tag.objects.update_tags(one, "house thing")
Tag.objects.update_tags(two, "cheese house")
house = Tag.objects.get(name="house")
`;

export default {
  packages: ['django-tagging'],
  native: { settings: { INSTALLED_APPS: ['tagging'] } },
  cases: [
    {
      name: 'tags of a model',
      python: WIDGETS,
      template:
        '{% load tagging_tags %}{% tags_for_model playground.Widget as tags with counts %}{% for tag in tags %}{{ tag.name }}({{ tag.count }}) {% endfor %}',
    },
    {
      name: 'a cloud',
      python: WIDGETS,
      template:
        '{% load tagging_tags %}{% tag_cloud_for_model playground.Widget as cloud with steps=4 distribution=log %}{% for tag in cloud %}<span class="size-{{ tag.font_size }}">{{ tag }}</span>{% endfor %}',
    },
    {
      name: 'tags of an object, objects of a tag',
      python: WIDGETS,
      template:
        '{% load tagging_tags %}{% tags_for_object two as of_two %}{{ of_two|join:"," }} {% tagged_objects house in playground.Widget as tagged %}{{ tagged|length }}:{% for w in tagged %}{{ w.name }};{% endfor %}',
    },
  ],
};
