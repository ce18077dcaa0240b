/** Templates and the trees that the grammar makes of them, by what they show. A tree was read before it became golden. */

/** A template with its tree. */
export interface GoldenTree {
  readonly title: string;
  readonly template: string;
  /** The nodes as `Tree.toString()` has them, without the outermost. */
  readonly tree: string;
}

/** What is shown → sound templates that show it. */
export const GOLDEN_TREES: Readonly<Record<string, readonly GoldenTree[]>> = {
  variables: [
    {
      title: 'a variable',
      template: 'Hello {{ name }}!',
      tree: 'Text,Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd),Text',
    },
    {
      title: 'lookups of attributes, keys and indexes',
      template: '{{ user.profile.0.name }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName,".",PropertyName,".",PropertyName,".",PropertyName)),InterpolationEnd)',
    },
    {
      title: 'filters with and without arguments',
      template: `{{ a|lower|default:"x"|add:-1.5|join:b.c|date:'Y' }}`,
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|",FilterName),Filter("|",FilterName,":",String),Filter("|",FilterName,":",Number),Filter("|",FilterName,":",Path(VariableName,".",PropertyName)),Filter("|",FilterName,":",String)),InterpolationEnd)',
    },
    {
      title: 'blanks around bars',
      template: '{{ a | lower }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|",FilterName)),InterpolationEnd)',
    },
    {
      title: 'literals',
      template: `{{ "a\\"b" }}{{ 'c' }}{{ 1 }}{{ -1.5e3 }}`,
      tree: 'Interpolation(InterpolationStart,Expression(String),InterpolationEnd),Interpolation(InterpolationStart,Expression(String),InterpolationEnd),Interpolation(InterpolationStart,Expression(Number),InterpolationEnd),Interpolation(InterpolationStart,Expression(Number),InterpolationEnd)',
    },
    {
      title: 'translated literals',
      template: '{{ _("x")|upper|add:_("y") }}',
      tree: 'Interpolation(InterpolationStart,Expression(Translation("_(",String,")"),Filter("|",FilterName),Filter("|",FilterName,":",Translation("_(",String,")"))),InterpolationEnd)',
    },
    {
      title: 'words of tags as names',
      template: '{{ in|as:not.or }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|",FilterName,":",Path(VariableName,".",PropertyName))),InterpolationEnd)',
    },
    {
      title: 'letters of all languages',
      template: '{{ größe|длина }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|",FilterName)),InterpolationEnd)',
    },
    {
      title: 'braces without content',
      template: '{{ }}{{}}',
      tree: 'Interpolation(InterpolationStart,InterpolationEnd),Interpolation(InterpolationStart,InterpolationEnd)',
    },
  ],
  tags: [
    {
      title: 'a tag alone',
      template: '{% csrf_token %}',
      tree: 'Tag(TagStart,TagName,TagEnd)',
    },
    {
      title: 'arguments with names',
      template: '{% url "item" pk=item.pk|add:1 as link %}',
      tree: 'Tag(TagStart,TagName,Expression(String),NamedArgument(ArgumentName,"=",Expression(Path(VariableName,".",PropertyName),Filter("|",FilterName,":",Number))),Keyword,VariableDefinition,TagEnd)',
    },
    {
      title: 'keywords of the tag only',
      template: '{% include "a.html" with only=a b=_("c") only %}{% load static i18n from my.tags %}',
      tree: 'Tag(TagStart,TagName,Expression(String),Keyword,NamedArgument(ArgumentName,"=",Expression(Path(VariableName))),NamedArgument(ArgumentName,"=",Expression(Translation("_(",String,")"))),Keyword,TagEnd),Tag(TagStart,TagName,Expression(Path(VariableName)),Expression(Path(VariableName)),Keyword,Expression(Path(VariableName,".",PropertyName)),TagEnd)',
    },
    {
      title: 'names after as',
      template: '{% cycle "a" b as row silent %}{% now "Y" as year %}{% translate "a" asvar b %}',
      tree: 'Tag(TagStart,TagName,Expression(String),Expression(Path(VariableName)),Keyword,VariableDefinition,Keyword,TagEnd),Tag(TagStart,TagName,Expression(String),Keyword,VariableDefinition,TagEnd),Tag(TagStart,TagName,Expression(String),Keyword,VariableDefinition,TagEnd)',
    },
    {
      title: 'names that packages allow',
      template: '{% component "x" @click="y" :a=b attrs:class="z" data-a="1" / %}',
      tree: 'Tag(TagStart,TagName,Expression(String),NamedArgument(ArgumentName,"=",Expression(String)),NamedArgument(ArgumentName,"=",Expression(Path(VariableName))),NamedArgument(ArgumentName,"=",Expression(String)),NamedArgument(ArgumentName,"=",Expression(String)),Symbol,TagEnd)',
    },
    {
      title: 'tags of packages',
      template: '{% crispy form helper %}{% bird:icon name %}',
      tree: 'Tag(TagStart,TagName,Expression(Path(VariableName)),Expression(Path(VariableName)),TagEnd),Tag(TagStart,TagName,Expression(Path(VariableName)),TagEnd)',
    },
    {
      title: 'a tag without a name',
      template: '{% %}{%%}{% % a %}',
      tree: 'Tag(TagStart,TagEnd),Tag(TagStart,TagEnd),Tag(TagStart,TagName,Expression(Path(VariableName)),TagEnd)',
    },
    {
      title: 'no blanks at the percent signs',
      template: '{%if a%}b{%endif%}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text,CloseTag(TagStart,TagName,TagEnd))',
    },
  ],
  comments: [
    {
      title: 'on one line',
      template: 'a {# {{ b }} {% c %} #} d',
      tree: 'Text,Comment,Text',
    },
    {
      title: 'over lines',
      template: '{% comment "why" %}\n<b>{{ x }}{% if %}\n{% endcomment %}',
      tree: 'CommentBlock(OpenTag(TagStart,TagName,Expression(String),TagEnd),CommentText,CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'no comment over lines with braces',
      template: '{# a\nb #}',
      tree: 'Text',
    },
  ],
  verbatim: [
    {
      title: 'keeps tags as text',
      template: '{% verbatim %}{{ a }}{% if %}{% endverbatim %}',
      tree: 'VerbatimBlock(OpenTag(TagStart,TagName,TagEnd),Text,CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'with a name ends at its own end',
      template: '{% verbatim mine %}{% endverbatim %}{{ a }}{% endverbatim mine %}{{ b }}',
      tree: 'VerbatimBlock(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text,CloseTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd)),Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd)',
    },
    {
      title: 'empty',
      template: '{% verbatim %}{% endverbatim %}{% comment %}{% endcomment %}',
      tree: 'VerbatimBlock(OpenTag(TagStart,TagName,TagEnd),CloseTag(TagStart,TagName,TagEnd)),CommentBlock(OpenTag(TagStart,TagName,TagEnd),CloseTag(TagStart,TagName,TagEnd))',
    },
  ],
  blocks: [
    {
      title: 'branches of if',
      template: '{% if a == 1 and not b in c %}1{% elif d|length >= 2 or e is None %}2{% else %}3{% endif %}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),Operator,Expression(Number),WordOperator,WordOperator,Expression(Path(VariableName)),WordOperator,Expression(Path(VariableName)),TagEnd),Text,Branch(BranchTag(TagStart,TagName,Expression(Path(VariableName),Filter("|",FilterName)),Operator,Expression(Number),WordOperator,Expression(Path(VariableName)),WordOperator,Expression(Path(VariableName)),TagEnd),Text),Branch(BranchTag(TagStart,TagName,TagEnd),Text),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'names and branches of for',
      template: '{% for key, value in d.items reversed %}{{ key }}{% empty %}-{% endfor %}',
      tree: 'Block(OpenTag(TagStart,TagName,VariableDefinition,",",VariableDefinition,Keyword,Expression(Path(VariableName,".",PropertyName)),Keyword,TagEnd),Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd),Branch(BranchTag(TagStart,TagName,TagEnd),Text),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'plural',
      template: '{% blocktranslate count n=a|length trimmed %}one{% plural %}{{ n }}{% endblocktranslate %}',
      tree: 'Block(OpenTag(TagStart,TagName,Keyword,NamedArgument(ArgumentName,"=",Expression(Path(VariableName),Filter("|",FilterName))),Keyword,TagEnd),Text,Branch(BranchTag(TagStart,TagName,TagEnd),Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd)),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'inside each other',
      template: '{% block a %}{% with b=c d="e" %}{% if f %}g{% endif %}{% endwith %}{% endblock a %}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Block(OpenTag(TagStart,TagName,NamedArgument(ArgumentName,"=",Expression(Path(VariableName))),NamedArgument(ArgumentName,"=",Expression(String)),TagEnd),Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text,CloseTag(TagStart,TagName,TagEnd)),CloseTag(TagStart,TagName,TagEnd)),CloseTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd))',
    },
    {
      title: 'of packages, by their end',
      template: '{% flag "x" %}a{% else %}b{% endflag %}{% crispy form %}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(String),TagEnd),Text,Branch(BranchTag(TagStart,TagName,TagEnd),Text),CloseTag(TagStart,TagName,TagEnd)),Tag(TagStart,TagName,Expression(Path(VariableName)),TagEnd)',
    },
    {
      title: 'of packages, inside each other',
      template: '{% card %}{% card %}a{% endcard %}{% endcard %}',
      tree: 'Block(OpenTag(TagStart,TagName,TagEnd),Block(OpenTag(TagStart,TagName,TagEnd),Text,CloseTag(TagStart,TagName,TagEnd)),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'of packages, closed by themselves',
      template: '{% card / %}{% card %}a{% endcard %}',
      tree: 'Tag(TagStart,TagName,Symbol,TagEnd),Block(OpenTag(TagStart,TagName,TagEnd),Text,CloseTag(TagStart,TagName,TagEnd))',
    },
  ],
};
