/** As in the documentation of django-waffle: flags, switches and samples in templates. */

const FLAGS = `
from waffle.models import Flag, Sample, Switch

Flag.objects.create(name="on", everyone=True)
Flag.objects.create(name="off", everyone=False)
Switch.objects.create(name="lights", active=True)
Sample.objects.create(name="always", percent="100.0")
Sample.objects.create(name="never", percent="0.0")
`;

export default {
  packages: ['django-waffle'],
  native: { settings: { INSTALLED_APPS: ['waffle'] } },
  cases: [
    {
      name: 'flags',
      python: FLAGS,
      template:
        '{% load waffle_tags %}{% flag "on" %}flag is on{% endflag %}{% flag "off" %}on{% else %}, off{% endflag %}{% flag "nowhere" %}?{% else %}, none{% endflag %}',
    },
    {
      name: 'switches and samples',
      python: FLAGS,
      context: { name: 'lights' },
      template:
        '{% load waffle_tags %}{% switch name %}lit{% else %}dark{% endswitch %} {% sample "always" %}yes{% endsample %}{% sample "never" %}no{% else %}-{% endsample %}',
    },
    {
      name: 'flags for those who come with a query',
      request: { data: { dwft_try: '1' } },
      python: 'from waffle.models import Flag\nFlag.objects.create(name="try", testing=True)\n',
      template: '{% load waffle_tags %}{% flag "try" %}testing{% else %}not{% endflag %}',
    },
    {
      name: 'a default of the settings',
      settings: { WAFFLE_SWITCH_DEFAULT: true },
      template: '{% load waffle_tags %}{% switch "unknown" %}on by default{% else %}off{% endswitch %}',
    },
    { name: 'the script', python: FLAGS, template: '{% load waffle_tags %}<script>{% wafflejs %}</script>' },
  ],
};
