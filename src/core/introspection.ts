/**
 * What the running Django tells editors of a template: what may be written, what is wrong, and what happened in a render.
 * Types only; nothing here knows who asks, nor how it is found out. Lines and columns count from 1, columns and lengths
 * in UTF-16 units, as JavaScript counts them.
 */

/** A tag as templates may write it. */
export interface TagInfo {
  name: string;
  /** The library that has to be loaded for it; `null` for those that need no `{% load %}`. */
  library: string | null;
  /** Its docstring, without its indentation; empty where it has none. */
  doc: string;
  /** The tag that closes it, where it opens a block. */
  end?: string;
  /** Tags that divide its block, such as `else`. */
  branches?: string[];
  /** Names of its arguments, where it is made by Django's `simple_tag` or one of its kin. */
  arguments?: string[];
}

/** A filter as templates may write it. */
export interface FilterInfo {
  name: string;
  /** The library that has to be loaded for it; `null` for those that need no `{% load %}`. */
  library: string | null;
  doc: string;
  /** Whether it takes an argument after a colon. */
  argument: 'none' | 'optional' | 'required';
  /** What that argument is, in a word or as an example in quotation marks. */
  argumentName?: string;
}

/** A library for `{% load %}`. */
export interface LibraryInfo {
  name: string;
  doc: string;
}

/** A name for `{% url %}`, with its namespace. */
export interface UrlInfo {
  name: string;
  /** Names of the arguments of its first pattern; unnamed ones are called `arg1`, `arg2`, … */
  arguments: string[];
}

/** A value of the context, or something that a dot after a value leads to. */
export interface Variable {
  /** What is written: a name, a key, or an index. */
  name: string;
  /** The Python type, such as `str`, or `method`. */
  type: string;
  /** The value in a few words; empty where showing it would run code. */
  preview: string;
  /** What a dot after it leads to, for the first levels; missing where there is nothing or it was not looked for. */
  attributes?: Variable[];
}

/** All that may be written in a template. */
export interface Inspection {
  tags: TagInfo[];
  filters: FilterInfo[];
  libraries: LibraryInfo[];
  /** Names for `include` and `extends`: the project's own first, then those of installed packages. */
  templates: string[];
  urls: UrlInfo[];
  /** Names of the blocks in the templates that the main one extends. */
  blocks: string[];
  /** Names of the context; with `request`, `user` and what else context processors give. */
  variables: Variable[];
}

/**
 * A change of the text that would mend a finding. Its place counts as that of a diagnostic, but may go on over ends of
 * lines, each of which counts 1; `length` 0 inserts.
 */
export interface Fix {
  /** What a button for it says. */
  label: string;
  templateName: string;
  line: number;
  column: number;
  length: number;
  text: string;
}

/** One finding in a template, in the JSON of the context (`context`), or in the Python of the context (`context.py`). */
export interface Diagnostic {
  /** An `error` keeps the template from being rendered; a `hint` is rendered, but probably not as meant. */
  severity: 'error' | 'hint';
  message: string;
  /** The file as the page names it; `template` for a main template without a name. */
  templateName: string;
  line: number;
  column: number;
  /** Stays on the line. */
  length: number;
  suggestions: string[];
  fixes: Fix[];
}

/** One template that took part in a render, with those that it brought in. */
export interface TemplateUse {
  name: string;
  /** `include` also for templates that tags and forms render. */
  kind: 'main' | 'extends' | 'include';
  children: TemplateUse[];
  /** What its rendering took, children included. */
  milliseconds: number;
}

/** A variable that the templates of the page looked up. */
export interface VariableUse {
  /** As it is written, such as `user.name`. */
  name: string;
  /** Whether there was a value, at least once. */
  resolved: boolean;
}

/** What happened in one render. */
export interface RenderTrace {
  templates: TemplateUse[];
  variables: VariableUse[];
}
