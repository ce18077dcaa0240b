/** As in the documentation of django-contrib-comments: counts, lists and forms of comments. */

const POST = `
from django.db import models

class Post(models.Model):
    title = models.CharField(max_length=50)

post = Post.objects.create(title="First")
`;

const COMMENTS = `${POST}
import datetime
from django.contrib.sites.models import Site
from django_comments.models import Comment

site = Site.objects.get_or_create(pk=1, defaults={"domain": "example.com", "name": "example.com"})[0]
for number, text in enumerate(["Nice & short", "A second one"]):
    Comment.objects.create(
        content_object=post, site=site, user_name="Ada", comment=text,
        submit_date=datetime.datetime(2026, 1, 31, 12, number, tzinfo=datetime.timezone.utc),
    )
`;

const random = [
  // numbers of content types are given in the order in which they are asked for
  ['/cr/\\d+/', '/cr/TYPE/'],
  ['name="timestamp" value="\\d+"', 'name="timestamp" value="TIME"'],
  ['name="security_hash" value="[0-9a-f]+"', 'name="security_hash" value="HASH"'],
];

export default {
  packages: ['django-contrib-comments'],
  native: {
    settings: { INSTALLED_APPS: ['django_comments'] },
    urls: [['comments/', 'django_comments.urls']],
  },
  cases: [
    {
      name: 'counts',
      python: COMMENTS,
      template:
        '{% load comments %}{% get_comment_count for post as comment_count %}<p>{{ comment_count }} comment{{ comment_count|pluralize }}</p>',
    },
    {
      name: 'a list',
      python: COMMENTS,
      template:
        '{% load comments %}{% render_comment_list for post %}{% get_comment_list for post as comments %}{% for c in comments %}<a href="{% get_comment_permalink c %}">{{ c.user_name }}</a>{% endfor %}',
      random,
    },
    {
      name: 'an address of the page’s own',
      python: `${POST}
from django.urls import include, path

urlpatterns = [path("comments/", include("django_comments.urls"))]
`,
      template: '{% load comments %}{% comment_form_target %}',
    },
    {
      name: 'a form',
      python: POST,
      template: '{% load comments %}{% render_comment_form for post %}',
      random,
    },
    {
      name: 'a form of one’s own',
      python: POST,
      template:
        '{% load comments %}{% get_comment_form for post as form %}<form action="{% comment_form_target %}" method="post">{{ form.comment }}{{ form.honeypot }}</form>',
    },
  ],
};
