/** As in the documentation of Django REST framework: serializers, forms of them, its tags, pagination. */

const SERIALIZER = `
from rest_framework import serializers

class CommentSerializer(serializers.Serializer):
    email = serializers.EmailField(help_text="Yours")
    content = serializers.CharField(max_length=200, style={"base_template": "textarea.html", "rows": 4})
    kind = serializers.ChoiceField(choices=[("q", "Question"), ("a", "Answer")], required=False)
    public = serializers.BooleanField(default=True)

`;

export default {
  packages: ['djangorestframework'],
  native: { settings: { INSTALLED_APPS: ['rest_framework'] } },
  cases: [
    {
      name: 'a form of a serializer',
      python: `${SERIALIZER}serializer = CommentSerializer()\n`,
      template: '{% load rest_framework %}<form>{% render_form serializer %}</form>',
    },
    {
      name: 'a form in another style, with errors',
      python: `${SERIALIZER}serializer = CommentSerializer(data={"email": "nobody"})\nserializer.is_valid()\n`,
      template:
        '{% load rest_framework %}{% render_form serializer template_pack="rest_framework/vertical" %}{{ serializer.errors.email.0 }}',
    },
    {
      name: 'serialized objects',
      python: `
from django.db import models
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer

class Album(models.Model):
    title = models.CharField(max_length=50)
    released = models.DateField(null=True)

class Track(models.Model):
    album = models.ForeignKey(Album, related_name="tracks", on_delete=models.CASCADE)
    title = models.CharField(max_length=50)

class TrackSerializer(serializers.ModelSerializer):
    class Meta:
        model = Track
        fields = ["id", "title"]

class AlbumSerializer(serializers.ModelSerializer):
    tracks = TrackSerializer(many=True, read_only=True)

    class Meta:
        model = Album
        fields = ["title", "released", "tracks"]

album = Album.objects.create(title="Ünder", released="2026-01-31")
album.refresh_from_db()
Track.objects.create(album=album, title="One")
Track.objects.create(album=album, title="Two <2>")
json = JSONRenderer().render(AlbumSerializer(album).data).decode()
shown = repr(AlbumSerializer())
`,
      template: '<pre>{{ json }}</pre><pre>{{ shown }}</pre>',
    },
    {
      name: 'tags and filters',
      request: { path: '/list/', data: { page: '2' } },
      context: { data: { name: 'Ada', tags: ['x', 'y'], more: { url: 'https://example.com/?a=1&b=2' } } },
      template:
        '{% load rest_framework %}{% add_query_param request "page" 3 %} {{ data|format_value }} {% for key, value in data|items %}{{ key }}:{{ value|format_value }}{% endfor %} {{ "<a href=\'x\'>y</a>"|add_class:"btn" }}',
    },
    {
      name: 'pages of a list',
      request: { path: '/numbers/', data: { page: '3' } },
      python: `
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request

class TenAPage(PageNumberPagination):
    page_size = 10

paginator = TenAPage()

def setup_request(request):
    paginator.paginate_queryset(list(range(95)), Request(request))
`,
      template: '{% load rest_framework %}{% get_pagination_html paginator %}',
    },
  ],
};
