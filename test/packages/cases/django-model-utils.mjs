/** As in the documentation of django-model-utils: base models, choices and managers. */

export default {
  packages: ['django-model-utils'],
  cases: [
    {
      name: 'choices and statuses',
      python: `
from django.db import models
from model_utils import Choices
from model_utils.models import StatusModel

class Article(StatusModel):
    STATUS = Choices("draft", ("published", "Out now"))
    title = models.CharField(max_length=50)

Article.objects.create(title="One")
Article.objects.create(title="Two", status=Article.STATUS.published)
published = Article.published.all()
`,
      template: '{% for a in published %}{{ a.title }}: {{ a.get_status_display }}{% endfor %}',
    },
    {
      name: 'subclasses',
      python: `
from django.db import models
from model_utils.managers import InheritanceManager

class Place(models.Model):
    name = models.CharField(max_length=20)
    objects = InheritanceManager()

class Bar(Place):
    beers = models.IntegerField()

Place.objects.create(name="Park")
Bar.objects.create(name="Lion", beers=7)
places = Place.objects.order_by("pk").select_subclasses()
`,
      template: '{% for p in places %}{{ p.name }}{% if p.beers %} ({{ p.beers }}){% endif %} {% endfor %}',
    },
    {
      name: 'changes of an object',
      python: `
from django.db import models
from model_utils import FieldTracker

class Post(models.Model):
    title = models.CharField(max_length=20)
    tracker = FieldTracker()

post = Post.objects.create(title="Old")
post.title = "New"
changes = post.tracker.changed()
`,
      template: '{{ changes.title }} → {{ post.title }}',
    },
  ],
};
