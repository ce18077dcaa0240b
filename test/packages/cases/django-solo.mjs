/** As in the documentation of django-solo: one object of a model, found by a tag. */

const SITE = `
from django.db import models
from solo.models import SingletonModel

class SiteConfiguration(SingletonModel):
    site_name = models.CharField(max_length=255, default="Site Name")
    maintenance_mode = models.BooleanField(default=False)

    def __str__(self):
        return "Site Configuration"
`.replace('from solo', 'from django_solo');

export default {
  packages: ['django-solo'],
  native: { settings: { INSTALLED_APPS: ['django_solo'] } },
  cases: [
    {
      name: 'the tag',
      python: SITE,
      template:
        "{% load solo_tags %}{% get_solo 'playground.SiteConfiguration' as site_config %}{{ site_config.site_name }} {{ site_config.maintenance_mode }}",
    },
    {
      name: 'a changed object',
      python: `${SITE}
config = SiteConfiguration.get_solo()
config.site_name = "Ada's & Co"
config.save()
count = SiteConfiguration.objects.count()
`,
      template:
        "{% load solo_tags %}{% get_solo 'playground.SiteConfiguration' as again %}{{ again.site_name }} {{ config }} {{ count }}",
    },
    {
      name: 'a form',
      python: `${SITE}
from django import forms

class ConfigForm(forms.ModelForm):
    class Meta:
        model = SiteConfiguration
        fields = "__all__"

form = ConfigForm(instance=SiteConfiguration.get_solo())
`,
      template: '{{ form.as_p }}',
    },
  ],
};
