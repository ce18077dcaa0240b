/** Which kind of thing each node of the grammar is to highlighters. Knows no colours. */
import { styleTags, tags as t } from '@lezer/highlight';

/** Node names → tags of @lezer/highlight. */
export const highlighting = styleTags({
  'InterpolationStart InterpolationEnd TagStart TagEnd': t.processingInstruction,
  'Comment CommentText': t.blockComment,
  TagName: t.tagName,
  'OpenTag/TagName CloseTag/TagName BranchTag/TagName': t.controlKeyword,
  'UnmatchedTag/TagName': t.invalid,
  Keyword: t.keyword,
  'WordOperator "_("': t.operatorKeyword,
  'Operator "="': t.operator,
  '"|"': t.operator,
  '":" "," ")"': t.separator,
  '"."': t.derefOperator,
  VariableName: t.variableName,
  'VariableDefinition/...': t.definition(t.variableName),
  PropertyName: t.propertyName,
  FilterName: t.function(t.variableName),
  ArgumentName: t.attributeName,
  String: t.string,
  Number: t.number,
});
