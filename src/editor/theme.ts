/**
 * How the editor looks. All colours are custom properties of the element around it, so that light and dark, a page's own
 * colours and forced colours need no new editor.
 */
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags as t } from '@lezer/highlight';

const colors = HighlightStyle.define([
  { tag: [t.processingInstruction, t.separator, t.operator], color: 'var(--_code-brace)' },
  { tag: [t.controlKeyword, t.keyword, t.operatorKeyword, t.moduleKeyword], color: 'var(--_code-keyword)' },
  { tag: [t.variableName, t.propertyName], color: 'var(--_code-variable)' },
  { tag: [t.function(t.variableName), t.function(t.propertyName)], color: 'var(--_code-function)' },
  { tag: [t.definition(t.variableName), t.className], color: 'var(--_code-definition)' },
  { tag: [t.string, t.special(t.string), t.attributeValue, t.regexp], color: 'var(--_code-string)' },
  { tag: [t.number, t.bool, t.null, t.atom, t.unit, t.color], color: 'var(--_code-number)' },
  { tag: [t.comment, t.meta, t.documentMeta], color: 'var(--_code-comment)', fontStyle: 'italic' },
  { tag: [t.tagName, t.angleBracket], color: 'var(--_code-tag)' },
  { tag: [t.attributeName, t.definition(t.propertyName)], color: 'var(--_code-attribute)' },
  { tag: t.invalid, color: 'var(--_error)' },
]);

const MARK = { borderRadius: '2px', backgroundColor: 'var(--_code-match)' };

/** The list of all that is wrong, at the foot of the editor. */
const panel = EditorView.theme({
  '.cm-panels': { color: 'var(--_text)', backgroundColor: 'var(--_surface)', fontFamily: 'var(--_sans)' },
  '.cm-panels.cm-panels-bottom': { borderTop: '1px solid var(--_line)' },
  '.cm-panel.cm-panel-lint ul': { maxHeight: '9rem', outline: 'none' },
  '.cm-panel.cm-panel-lint li': { paddingRight: '2.5em' },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { backgroundColor: 'var(--_paper)' },
  '.cm-panel.cm-panel-lint ul:focus [aria-selected]': {
    color: 'var(--_text)',
    backgroundColor: 'var(--_code-selection)',
  },
  '.cm-panel.cm-panel-lint [name=close]': {
    top: '0.2em',
    right: '0.4em',
    padding: '0 0.4em',
    color: 'var(--_muted)',
    fontSize: '1.25rem',
  },
});

const look = EditorView.theme({
  '&': { height: '100%', color: 'var(--_text)', backgroundColor: 'transparent', fontSize: 'inherit' },
  // The pane around it draws where the focus is.
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--_mono)', lineHeight: '1.6', overflow: 'auto' },
  '.cm-content': { padding: '0.7em 0', caretColor: 'var(--_accent)' },
  '.cm-line': { padding: '0 1em 0 0.5em' },
  '.cm-gutters': { border: '0', color: 'var(--_code-gutter)', backgroundColor: 'var(--_paper)' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 0.35em 0 0.9em', minWidth: '2.2em' },
  '.cm-foldGutter .cm-gutterElement': { cursor: 'pointer', opacity: '0', transition: 'opacity 0.15s' },
  '.cm-gutters:hover .cm-foldGutter .cm-gutterElement': { opacity: '1' },
  // Nothing hovers there: what cannot be seen cannot be tapped.
  '@media (hover: none)': { '.cm-foldGutter .cm-gutterElement': { opacity: '1' } },
  '.cm-cursor, .cm-dropCursor': { borderLeft: '2px solid var(--_accent)' },
  '.cm-selectionBackground': { background: 'var(--_code-selection)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    background: 'var(--_code-selection)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--_code-line)' },
  '&.cm-focused .cm-activeLineGutter': { color: 'var(--_text)', backgroundColor: 'transparent' },
  '&.cm-focused .cm-matchingBracket': { ...MARK },
  '.cm-matchingBracket, .cm-nonmatchingBracket': { backgroundColor: 'transparent' },
  '.cm-foldPlaceholder': {
    padding: '0 0.4em',
    border: '1px solid var(--_line)',
    borderRadius: '4px',
    color: 'var(--_muted)',
    backgroundColor: 'var(--_surface)',
  },
  '.cm-line.cm-fault': { backgroundColor: 'var(--_error-surface)' },
  '.cm-tooltip': {
    border: '1px solid var(--_line)',
    borderRadius: '6px',
    color: 'var(--_text)',
    backgroundColor: 'var(--_raised)',
    boxShadow: '0 4px 16px rgb(0 0 0 / 0.14)',
    fontFamily: 'var(--_sans)',
    fontSize: '0.8125rem',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--_mono)', maxHeight: '15em' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2em 0.6em', lineHeight: '1.45' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--_on-accent)',
    background: 'var(--_accent)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionDetail': { marginLeft: '1em', fontStyle: 'normal', opacity: '0.75' },
  '.cm-tooltip.cm-completionInfo': { padding: '0.6em 0.8em', maxWidth: '24em', lineHeight: '1.45' },
  '.cm-completionInfo > .cm-django-doc': { maxBlockSize: 'min(16rem, var(--_info-room, 16rem))' },
  '.cm-tooltip-lint': { overflow: 'hidden', maxWidth: '32em' },
  '.cm-diagnostic': {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: '0.3em 0.6em',
    padding: '0.5em 0.8em',
    lineHeight: '1.45',
  },
  '.cm-diagnosticSource': { flexBasis: '100%' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--_error)' },
  '.cm-diagnostic-hint, .cm-diagnostic-info': { borderLeft: '3px solid var(--_accent)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--_warning)' },
  '.cm-diagnosticAction': {
    margin: '0',
    padding: '0.2em 0.7em',
    border: '1px solid var(--_accent)',
    borderRadius: '4px',
    color: 'var(--_accent)',
    backgroundColor: 'transparent',
    font: '600 0.8125rem/1.5 var(--_sans)',
    cursor: 'pointer',
  },
  '.cm-diagnosticAction:hover': { color: 'var(--_on-accent)', backgroundColor: 'var(--_accent)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecorationThickness: '1.5px', textUnderlineOffset: '3px' },
  '.cm-lintRange-active': { outline: '1px solid var(--_line)', backgroundColor: 'var(--_code-line)' },
  '.cm-lintRange-error': { textDecoration: 'underline wavy var(--_error)' },
  '.cm-lintRange-warning': { textDecoration: 'underline wavy var(--_warning)' },
  '.cm-lintRange-hint, .cm-lintRange-info': { textDecoration: 'underline dotted var(--_accent)' },
});

/** The look of the editor and the colours of code. */
export const theme: Extension = [look, panel, syntaxHighlighting(colors)];
