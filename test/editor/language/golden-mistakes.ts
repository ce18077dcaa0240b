/** Templates that are wrong or not finished, and the trees that the grammar still makes of them. */
import type { GoldenTree } from './golden-trees.js';

/** Kind of mistake → templates that have it. */
export const GOLDEN_MISTAKES: Readonly<Record<string, readonly GoldenTree[]>> = {
  mistakes: [
    {
      title: 'ends and branches without a block',
      template: '{% endif %}{% else %}',
      tree: 'UnmatchedTag(TagStart,TagName,TagEnd),UnmatchedTag(TagStart,TagName,TagEnd)',
    },
    {
      title: 'a block that is not closed',
      template: '{% if a %}b',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text)',
    },
    {
      title: 'an inner block that is not closed',
      template: '{% if a %}{% for b in c %}d{% endif %}e',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Block(OpenTag(TagStart,TagName,VariableDefinition,Keyword,Expression(Path(VariableName)),TagEnd),Text),CloseTag(TagStart,TagName,TagEnd)),Text',
    },
    {
      title: 'blocks that cross',
      template: '{% if a %}{% with b=c %}{% endif %}{% endwith %}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Block(OpenTag(TagStart,TagName,NamedArgument(ArgumentName,"=",Expression(Path(VariableName))),TagEnd)),CloseTag(TagStart,TagName,TagEnd)),UnmatchedTag(TagStart,TagName,TagEnd)',
    },
    {
      title: 'a branch of the block around',
      template: '{% if a %}{% for b in c %}d{% else %}e{% endif %}',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Block(OpenTag(TagStart,TagName,VariableDefinition,Keyword,Expression(Path(VariableName)),TagEnd),Text),Branch(BranchTag(TagStart,TagName,TagEnd),Text),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'a comment that is not closed',
      template: '{% comment %}a {{ b }}',
      tree: 'CommentBlock(OpenTag(TagStart,TagName,TagEnd),CommentText)',
    },
    {
      title: 'verbatim that is not closed',
      template: '{% verbatim a %}b{% endverbatim %}',
      tree: 'VerbatimBlock(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text)',
    },
    {
      title: 'tags over lines, which Django takes for text',
      template: '{% if a\n%}b{{ c\n}}',
      tree: 'Tag(TagStart,TagName,Expression(Path(VariableName))),Text,Interpolation(InterpolationStart,Expression(Path(VariableName))),Text',
    },
    {
      title: 'junk',
      template: '{{ a b "c" = ) ( % }}{% if | . , : %}{% endif %}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName)),Expression(Path(VariableName)),Expression(String),"=",")",Symbol,Symbol,InterpolationEnd),Block(OpenTag(TagStart,TagName,"|",".",",",":",TagEnd),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'quotation marks around an end, which ends all the same',
      template: `{{ "a }}" }}{% x '%}' %}`,
      tree: 'Interpolation(InterpolationStart,Expression(String),InterpolationEnd),Text,Tag(TagStart,TagName,Expression(String),TagEnd),Text',
    },
    {
      title: 'braces too many',
      template: '{{{ a }}}{{% if b %}c{% endif %}',
      tree: 'Interpolation(InterpolationStart,Symbol,Expression(Path(VariableName)),InterpolationEnd),Text,Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text,CloseTag(TagStart,TagName,TagEnd))',
    },
  ],
  'half a template': [
    {
      title: 'after braces',
      template: '{{',
      tree: 'Interpolation(InterpolationStart)',
    },
    {
      title: 'after a name',
      template: '{{ a',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName)))',
    },
    {
      title: 'after a dot',
      template: '<p>{{ a.</p>',
      tree: 'Text,Interpolation(InterpolationStart,Expression(Path(VariableName,"."))),Text',
    },
    {
      title: 'after a bar',
      template: '{{ a| }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|")),InterpolationEnd)',
    },
    {
      title: 'after a colon',
      template: '{{ a|b: }}',
      tree: 'Interpolation(InterpolationStart,Expression(Path(VariableName),Filter("|",FilterName,":")),InterpolationEnd)',
    },
    {
      title: 'after a percent sign',
      template: '{%\nb',
      tree: 'Tag(TagStart),Text',
    },
    {
      title: "in a tag's name",
      template: '{% i\n<p>',
      tree: 'Tag(TagStart,TagName),Text',
    },
    {
      title: "after a tag's name",
      template: '{% if \n{{ a }}',
      tree: 'Tag(TagStart,TagName),Text,Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd)',
    },
    {
      title: 'in a string',
      template: '{% include "a.ht\n<b>',
      tree: 'Tag(TagStart,TagName,Expression(String)),Text',
    },
    {
      title: 'in an attribute',
      template: '<a href="{{ url">b</a>',
      tree: 'Text,Interpolation(InterpolationStart,Expression(Path(VariableName))),Text',
    },
    {
      title: 'before another tag',
      template: '{% if a {{ b }}',
      tree: 'Tag(TagStart,TagName,Expression(Path(VariableName))),Interpolation(InterpolationStart,Expression(Path(VariableName)),InterpolationEnd)',
    },
    {
      title: 'in the head of a loop',
      template: '{% for %}{% endfor %}{% for a %}{% endfor %}{% for a, in %}{% endfor %}{% for a in b.',
      tree: 'Block(OpenTag(TagStart,TagName,TagEnd),CloseTag(TagStart,TagName,TagEnd)),Block(OpenTag(TagStart,TagName,VariableDefinition,TagEnd),CloseTag(TagStart,TagName,TagEnd)),Block(OpenTag(TagStart,TagName,VariableDefinition,",",Keyword,TagEnd),CloseTag(TagStart,TagName,TagEnd)),Tag(TagStart,TagName,VariableDefinition,Keyword,Expression(Path(VariableName,".")))',
    },
    {
      title: 'after an equals sign',
      template: '{% with a= %}{% endwith %}',
      tree: 'Block(OpenTag(TagStart,TagName,NamedArgument(ArgumentName,"="),TagEnd),CloseTag(TagStart,TagName,TagEnd))',
    },
    {
      title: 'after as',
      template: '{% now "Y" as %}',
      tree: 'Tag(TagStart,TagName,Expression(String),Keyword,TagEnd)',
    },
    {
      title: 'in the end of a block',
      template: '{% if a %}b{% endif',
      tree: 'Block(OpenTag(TagStart,TagName,Expression(Path(VariableName)),TagEnd),Text,Tag(TagStart,TagName))',
    },
  ],
};
