/** As in the documentation of django-classy-tags: tags as classes, in tag libraries of the page. */

export default {
  packages: ['django-classy-tags'],
  cases: [
    {
      name: 'a tag with an argument',
      files: {
        'templatetags/classy.py': `
from classytags.arguments import Argument
from classytags.core import Options, Tag
from django import template

register = template.Library()

@register.tag
class Hello(Tag):
    options = Options(Argument("name", required=False, default="world"), "as", Argument("varname", required=False, resolve=False))

    def render_tag(self, context, name, varname):
        output = "hello %s" % name
        if varname:
            context[varname] = output
            return ""
        return output
`,
      },
      context: { who: 'Ada' },
      template:
        '{% load classy %}{% hello %} | {% hello who %} | {% hello "you" as greeting %}{{ greeting|upper }}',
    },
    {
      name: 'an inclusion tag',
      files: {
        'templatetags/cards.py': `
from classytags.arguments import Argument, MultiKeywordArgument
from classytags.core import Options
from classytags.helpers import InclusionTag
from django import template

register = template.Library()

class Card(InclusionTag):
    name = "card"
    template = "cards/card.html"
    options = Options(Argument("title"), MultiKeywordArgument("attrs", required=False))

    def get_context(self, context, title, attrs):
        return {"title": title, "attrs": attrs}

register.tag(Card)
`,
        'cards/card.html':
          '<div{% for name, value in attrs.items %} {{ name }}="{{ value }}"{% endfor %}>{{ title }}</div>',
      },
      template: '{% load cards %}{% card "A < B" class="wide" id="c1" %}',
    },
    {
      name: 'blocks',
      files: {
        'templatetags/blocks.py': `
from classytags.arguments import Argument, MultiValueArgument
from classytags.core import Options, Tag
from django import template

register = template.Library()

@register.tag
class Wrap(Tag):
    options = Options(Argument("tag"), MultiValueArgument("classes", required=False), blocks=[("middle", "before"), ("endwrap", "after")])

    def render_tag(self, context, tag, classes, before, after):
        return "<%s class='%s'>%s</%s>%s" % (tag, " ".join(classes), before.render(context), tag, after.render(context))
`,
      },
      context: { x: 3 },
      template: '{% load blocks %}{% wrap "p" "a" "b" %}in {{ x }}{% middle %}out {{ x }}{% endwrap %}',
    },
  ],
};
