/** As in the documentation of django-filter: a FilterSet over a model, its form and its results. */

const PRODUCTS = `
import django_filters
from django.db import models

class Manufacturer(models.Model):
    name = models.CharField(max_length=100)

    def __str__(self):
        return self.name

class Product(models.Model):
    name = models.CharField(max_length=255)
    price = models.DecimalField(max_digits=6, decimal_places=2)
    manufacturer = models.ForeignKey(Manufacturer, on_delete=models.CASCADE)

acme = Manufacturer.objects.create(name="Acme")
best = Manufacturer.objects.create(name="Best & Sons")
Product.objects.create(name="Anvil", price="99.50", manufacturer=acme)
Product.objects.create(name="Rope", price="9.95", manufacturer=acme)
Product.objects.create(name="Chair", price="49.00", manufacturer=best)

class ProductFilter(django_filters.FilterSet):
    name = django_filters.CharFilter(lookup_expr="iexact")
    price__gt = django_filters.NumberFilter(field_name="price", lookup_expr="gt")
    order = django_filters.OrderingFilter(fields=["price", "name"])

    class Meta:
        model = Product
        fields = ["name", "manufacturer"]

`;

const LIST =
  '<form>{{ f.form.as_p }}</form>{% for p in f.qs %}<li>{{ p.name }} ${{ p.price }}</li>{% endfor %}';

export default {
  packages: ['django-filter'],
  native: { settings: { INSTALLED_APPS: ['django_filters'] } },
  cases: [
    {
      name: 'without a choice',
      python: `${PRODUCTS}f = ProductFilter(None, queryset=Product.objects.order_by("pk"))\n`,
      template: LIST,
    },
    {
      name: 'a choice of the page’s author',
      python: `${PRODUCTS}f = ProductFilter({"price__gt": "10", "order": "-price"}, queryset=Product.objects.all())\n`,
      template: LIST,
    },
    {
      name: 'the reader’s query',
      request: { data: { manufacturer: '1' } },
      python: `${PRODUCTS}
def setup_request(request):
    request.filter = ProductFilter(request.GET, queryset=Product.objects.order_by("name"))
`,
      template:
        '{{ request.filter.form.manufacturer }}{% for p in request.filter.qs %}<li>{{ p.name }}</li>{% endfor %}',
    },
    {
      name: 'ranges, whose widgets have templates of their own',
      python: `${PRODUCTS}
class RangeFilter(django_filters.FilterSet):
    price = django_filters.RangeFilter()
    made_by = django_filters.ModelMultipleChoiceFilter(field_name="manufacturer", queryset=Manufacturer.objects.all())
    since = django_filters.DateFromToRangeFilter(field_name="price")

    class Meta:
        model = Product
        fields = []

f = RangeFilter({"price_min": "20", "price_max": "60"}, queryset=Product.objects.all())
`,
      template: '{{ f.form.price }}{{ f.form.made_by }}{{ f.form.since }}',
    },
    {
      name: 'links',
      python: `${PRODUCTS}
class LinkFilter(django_filters.FilterSet):
    size = django_filters.ChoiceFilter(field_name="name", choices=[("s", "Small"), ("l", "Large")], widget=django_filters.widgets.LinkWidget)

    class Meta:
        model = Product
        fields = []

f = LinkFilter({"size": "l"}, queryset=Product.objects.none())
`,
      template: '{{ f.form.size }}',
    },
  ],
};
