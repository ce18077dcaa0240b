/** Made by scripts/manifest/jsx-types.mjs: what the elements have beside what every element has. */
import type { DjangoErrorEvent, DjangoProgressEvent, DjangoRenderEvent } from "django-playground";
import type {
  DjangoPlaygroundElement,
  DjangoTemplateElement,
} from "django-playground";

export type DjangoPlaygroundElementProps = {
  /** Whether readers can change the code: `false`, or the text `false` or `off`, says no. */
  editable?: DjangoPlaygroundElement["editable"] | "true" | "false" | undefined;
  /** Whether there are share links, and whether the page's address is looked at for one: `false`, `off` says no. */
  share?: DjangoPlaygroundElement["sharing"] | "on" | "off" | undefined;
  /** Whether there are share links, and whether the page's address is looked at for one: `false`, `off` says no. */
  sharing?: DjangoPlaygroundElement["sharing"] | "on" | "off" | undefined;
  /** Light, dark, or as the page is. */
  theme?: DjangoPlaygroundElement["theme"] | undefined;
  /** Preview beside the code, below it, or as there is room. */
  layout?: DjangoPlaygroundElement["layout"] | undefined;
  /** Which view of the output comes first: `source` its HTML, all others the preview. */
  output?: DjangoPlaygroundElement["output"] | undefined;
  /** Addresses of style sheets for the preview: an array, or separated by blanks. */
  styles?: DjangoPlaygroundElement["stylesheets"] | undefined;
  /** Addresses of style sheets for the preview: an array, or separated by blanks. */
  stylesheets?: DjangoPlaygroundElement["stylesheets"] | undefined;
  /** The context: an object, or the text of a JSON object. */
  context?: DjangoPlaygroundElement["context"] | undefined;
  /** Python packages as PEP 508 requirements: an array, a JSON array, or names separated by commas or blanks. */
  packages?: DjangoPlaygroundElement["packages"] | undefined;
  /** Django settings under their real names. */
  settings?: DjangoPlaygroundElement["settings"] | undefined;
  /** URL of the template. */
  src?: DjangoPlaygroundElement["src"] | undefined;
  /** URL of the context, a JSON object. */
  "context-src"?: DjangoPlaygroundElement["contextSrc"] | undefined;
  /** URL of the context, a JSON object. */
  contextSrc?: DjangoPlaygroundElement["contextSrc"] | undefined;
  /** What the template sees as its request: `path`, `data`, `headers`, `method`. */
  request?: DjangoPlaygroundElement["request"] | undefined;
  /** When to begin: near the viewport, at once, or at a click. */
  loading?: DjangoPlaygroundElement["loading"] | undefined;
  /** Milliseconds for one render (default 10000). */
  timeout?: DjangoPlaygroundElement["timeout"] | `${number}` | undefined;
  /** The template itself; wins over every other source. */
  template?: DjangoPlaygroundElement["template"] | undefined;
  /** Templates and other files by name: an object, or the text of a JSON object. */
  files?: DjangoPlaygroundElement["files"] | undefined;
  /** The id of a code block whose text is the template. */
  for?: DjangoPlaygroundElement["htmlFor"] | undefined;
  /** The id of a code block whose text is the template. */
  htmlFor?: DjangoPlaygroundElement["htmlFor"] | undefined;

  /** New output is on screen. */
  "ondjango-render"?: ((e: DjangoRenderEvent) => void) | undefined;
  /** Rendering or the start of Django failed. */
  "ondjango-error"?: ((e: DjangoErrorEvent) => void) | undefined;
  /** The start of Django has come further. */
  "ondjango-progress"?: ((e: DjangoProgressEvent) => void) | undefined;
};

export type DjangoTemplateElementProps = {
  /** How the output is shown. */
  output?: DjangoTemplateElement["output"] | undefined;
  /** The context: an object, or the text of a JSON object. */
  context?: DjangoTemplateElement["context"] | undefined;
  /** Python packages as PEP 508 requirements: an array, a JSON array, or names separated by commas or blanks. */
  packages?: DjangoTemplateElement["packages"] | undefined;
  /** Django settings under their real names. */
  settings?: DjangoTemplateElement["settings"] | undefined;
  /** URL of the template. */
  src?: DjangoTemplateElement["src"] | undefined;
  /** URL of the context, a JSON object. */
  "context-src"?: DjangoTemplateElement["contextSrc"] | undefined;
  /** URL of the context, a JSON object. */
  contextSrc?: DjangoTemplateElement["contextSrc"] | undefined;
  /** What the template sees as its request: `path`, `data`, `headers`, `method`. */
  request?: DjangoTemplateElement["request"] | undefined;
  /** When to begin: near the viewport, at once, or at a click. */
  loading?: DjangoTemplateElement["loading"] | undefined;
  /** Milliseconds for one render (default 10000). */
  timeout?: DjangoTemplateElement["timeout"] | `${number}` | undefined;
  /** The template itself; wins over every other source. */
  template?: DjangoTemplateElement["template"] | undefined;
  /** Templates and other files by name: an object, or the text of a JSON object. */
  files?: DjangoTemplateElement["files"] | undefined;
  /** The id of a code block whose text is the template. */
  for?: DjangoTemplateElement["htmlFor"] | undefined;
  /** The id of a code block whose text is the template. */
  htmlFor?: DjangoTemplateElement["htmlFor"] | undefined;

  /** New output is on screen. */
  "ondjango-render"?: ((e: DjangoRenderEvent) => void) | undefined;
  /** Rendering or the start of Django failed. */
  "ondjango-error"?: ((e: DjangoErrorEvent) => void) | undefined;
  /** The start of Django has come further. */
  "ondjango-progress"?: ((e: DjangoProgressEvent) => void) | undefined;
};

export type CustomElements = {
  /**
   * A Django template that readers can change, with an editor and a live preview.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `editable`: Whether readers can change the code: `false`, or the text `false` or `off`, says no.
   * - `share`/`sharing`: Whether there are share links, and whether the page's address is looked at for one: `false`, `off` says no.
   * - `theme`: Light, dark, or as the page is.
   * - `layout`: Preview beside the code, below it, or as there is room.
   * - `output`: Which view of the output comes first: `source` its HTML, all others the preview.
   * - `styles`/`stylesheets`: Addresses of style sheets for the preview: an array, or separated by blanks.
   * - `context`: The context: an object, or the text of a JSON object.
   * - `packages`: Python packages as PEP 508 requirements: an array, a JSON array, or names separated by commas or blanks.
   * - `settings`: Django settings under their real names.
   * - `src`: URL of the template.
   * - `context-src`/`contextSrc`: URL of the context, a JSON object.
   * - `request`: What the template sees as its request: `path`, `data`, `headers`, `method`.
   * - `loading`: When to begin: near the viewport, at once, or at a click.
   * - `timeout`: Milliseconds for one render (default 10000).
   * - `template`: The template itself; wins over every other source.
   * - `files`: Templates and other files by name: an object, or the text of a JSON object.
   * - `for`/`htmlFor`: The id of a code block whose text is the template.
   * - `html`: What Django rendered last, or `null`. (property only) (readonly)
   * - `status`: What it is doing; the element writes it into an attribute too, for CSS. (property only) (readonly)
   * - `error`: Why the last render failed, or `null`. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `django-render`: New output is on screen.
   * - `django-error`: Rendering or the start of Django failed.
   * - `django-progress`: The start of Django has come further.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `(default)`: Scripts with templates, context and Python, as in `<django-template>`; static content stays visible until the editor is there.
   * - `fallback`: Shown until the editor is there, and to readers without JavaScript.
   * - `loading`: Shown instead of the built-in progress view.
   * - `error`: Shown instead of the built-in error view.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `setTemplate(template: string) => void`: Gives the rendered file another text, as if it had been typed.
   * - `setContext(context: object | string) => void`: Gives the context other values: an object, or the text of a JSON object.
   * - `reset() => void`: Back to what the author wrote. A button brings back what it has taken, and so does undoing in the editor.
   * - `destroy() => void`: Takes the element out of the page and frees what it holds.
   * - `share() => Promise<string>`: The address of this page with what the reader has made in its fragment.
   * - `render() => Promise<string>`: Renders now, whatever `loading` says, and gives what Django rendered.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--django-height`: Height of the whole (default: that of its content, within limits).
   * - `--django-min-height`: Least height of the panes beside each other.
   * - `--django-max-height`: Greatest height of the panes beside each other.
   * - `--django-accent`: Colour of selection, progress and buttons.
   * - `--django-on-accent`: Text on that colour.
   * - `--django-paper`: Background of code.
   * - `--django-surface`: Background of toolbar and status line.
   * - `--django-raised`: Background of menus and tooltips.
   * - `--django-text`: Text.
   * - `--django-muted`: Secondary text.
   * - `--django-line`: Borders.
   * - `--django-error`: Colour of errors.
   * - `--django-error-surface`: Background of errors.
   * - `--django-warning`: Colour of warnings.
   * - `--django-radius`: Corner radius.
   * - `--django-font`: Font of all but code.
   * - `--django-font-mono`: Font of code.
   * - `--django-code-brace`: Colour of the braces around Django's tags and variables.
   * - `--django-code-keyword`: Colour of keywords and names of tags.
   * - `--django-code-variable`: Colour of variables.
   * - `--django-code-function`: Colour of filters and functions.
   * - `--django-code-definition`: Colour of names where they are defined.
   * - `--django-code-string`: Colour of texts.
   * - `--django-code-number`: Colour of numbers and constants.
   * - `--django-code-comment`: Colour of comments.
   * - `--django-code-tag`: Colour of HTML's tags.
   * - `--django-code-attribute`: Colour of HTML's attributes.
   * - `--django-code-gutter`: Colour of line numbers.
   * - `--django-code-selection`: Background of selected code.
   * - `--django-code-line`: Background of the line with the cursor.
   * - `--django-code-match`: Background of matching brackets and of what a search has found.
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `playground`: The whole of it.
   * - `toolbar`: The row of tabs and tools.
   * - `tabs`: The tabs of files and context.
   * - `tab`: One tab.
   * - `files`: The buttons that add and remove files.
   * - `new-file`: The row that asks for the name of a new file.
   * - `editor`: The pane with the code.
   * - `splitter`: The bar between the panes.
   * - `preview`: The pane with the output.
   * - `views`: The tabs of the preview.
   * - `frame`: The sandboxed frame of the preview.
   * - `loading`: The progress view.
   * - `progress`: The progress bar in it.
   * - `error`: The error view.
   * - `start`: The button of `loading="interaction"`.
   * - `retry`: The button that tries a failed start again.
   * - `mend`: A button that mends an error.
   * - `source`: The HTML source in the preview.
   * - `tools`: The buttons.
   * - `settings`: The panel with settings and packages.
   * - `notice`: What tells that a link or form of the preview leads nowhere.
   * - `link-error`: What tells that a link cannot be read.
   * - `withheld`: What tells which parts of a link are not run.
   * - `run-link`: The button that runs them in a closed box.
   * - `status`: The line about how things are.
   * - `undo`: The button in it that brings back what a reset has taken.
   */
  "django-playground": DjangoPlaygroundElementProps;

  /**
   * Renders one Django template in place, with real Django in the reader's browser.
   *
   * ## Attributes & Properties
   *
   * Component attributes and properties that can be applied to the element or by using JavaScript.
   *
   * - `output`: How the output is shown.
   * - `context`: The context: an object, or the text of a JSON object.
   * - `packages`: Python packages as PEP 508 requirements: an array, a JSON array, or names separated by commas or blanks.
   * - `settings`: Django settings under their real names.
   * - `src`: URL of the template.
   * - `context-src`/`contextSrc`: URL of the context, a JSON object.
   * - `request`: What the template sees as its request: `path`, `data`, `headers`, `method`.
   * - `loading`: When to begin: near the viewport, at once, or at a click.
   * - `timeout`: Milliseconds for one render (default 10000).
   * - `template`: The template itself; wins over every other source.
   * - `files`: Templates and other files by name: an object, or the text of a JSON object.
   * - `for`/`htmlFor`: The id of a code block whose text is the template.
   * - `html`: What Django rendered last, before sanitising, or `null`. (property only) (readonly)
   * - `status`: What it is doing; the element writes it into an attribute too, for CSS. (property only) (readonly)
   * - `error`: Why the last render failed, or `null`. (property only) (readonly)
   *
   * ## Events
   *
   * Events that will be emitted by the component.
   *
   * - `django-render`: New output is on screen.
   * - `django-error`: Rendering or the start of Django failed.
   * - `django-progress`: The start of Django has come further.
   *
   * ## Slots
   *
   * Areas where markup can be added to the component.
   *
   * - `(default)`: Scripts with template, context and Python; or the template's own markup; static content stays visible until the first good render.
   * - `fallback`: Shown until the first good render, and to readers without JavaScript.
   * - `loading`: Shown instead of the built-in progress view.
   * - `error`: Shown instead of the built-in error view.
   *
   * ## Methods
   *
   * Methods that can be called to access component functionality.
   *
   * - `render() => Promise<string>`: Renders now, whatever `loading` says, and gives what Django rendered, before sanitising.
   *
   * ## CSS Custom Properties
   *
   * CSS variables available for styling the component.
   *
   * - `--django-accent`: Colour of progress and buttons.
   * - `--django-surface`: Background of code.
   * - `--django-text`: Text of views that are not output.
   * - `--django-muted`: Secondary text.
   * - `--django-line`: Borders.
   * - `--django-error`: Colour of errors.
   * - `--django-error-surface`: Background of errors.
   * - `--django-radius`: Corner radius.
   * - `--django-font`: Font of views that are not output.
   * - `--django-font-mono`: Font of code.
   *
   * ## CSS Parts
   *
   * Custom selectors for styling elements within the component.
   *
   * - `output`: What holds the output in the modes `shadow`, `frame` and `source`.
   * - `frame`: The sandboxed frame of the mode `frame`.
   * - `loading`: The progress view.
   * - `progress`: The progress bar in it.
   * - `error`: The error view.
   * - `start`: The button of `loading="interaction"`.
   * - `retry`: The button that tries a failed start again.
   */
  "django-template": DjangoTemplateElementProps;
};

export type CustomCssProperties = {
  /** Height of the whole (default: that of its content, within limits). */
  "--django-height"?: string | undefined;
  /** Least height of the panes beside each other. */
  "--django-min-height"?: string | undefined;
  /** Greatest height of the panes beside each other. */
  "--django-max-height"?: string | undefined;
  /** Colour of selection, progress and buttons. */
  "--django-accent"?: string | undefined;
  /** Text on that colour. */
  "--django-on-accent"?: string | undefined;
  /** Background of code. */
  "--django-paper"?: string | undefined;
  /** Background of toolbar and status line. */
  "--django-surface"?: string | undefined;
  /** Background of menus and tooltips. */
  "--django-raised"?: string | undefined;
  /** Text. */
  "--django-text"?: string | undefined;
  /** Secondary text. */
  "--django-muted"?: string | undefined;
  /** Borders. */
  "--django-line"?: string | undefined;
  /** Colour of errors. */
  "--django-error"?: string | undefined;
  /** Background of errors. */
  "--django-error-surface"?: string | undefined;
  /** Colour of warnings. */
  "--django-warning"?: string | undefined;
  /** Corner radius. */
  "--django-radius"?: string | undefined;
  /** Font of all but code. */
  "--django-font"?: string | undefined;
  /** Font of code. */
  "--django-font-mono"?: string | undefined;
  /** Colour of the braces around Django's tags and variables. */
  "--django-code-brace"?: string | undefined;
  /** Colour of keywords and names of tags. */
  "--django-code-keyword"?: string | undefined;
  /** Colour of variables. */
  "--django-code-variable"?: string | undefined;
  /** Colour of filters and functions. */
  "--django-code-function"?: string | undefined;
  /** Colour of names where they are defined. */
  "--django-code-definition"?: string | undefined;
  /** Colour of texts. */
  "--django-code-string"?: string | undefined;
  /** Colour of numbers and constants. */
  "--django-code-number"?: string | undefined;
  /** Colour of comments. */
  "--django-code-comment"?: string | undefined;
  /** Colour of HTML's tags. */
  "--django-code-tag"?: string | undefined;
  /** Colour of HTML's attributes. */
  "--django-code-attribute"?: string | undefined;
  /** Colour of line numbers. */
  "--django-code-gutter"?: string | undefined;
  /** Background of selected code. */
  "--django-code-selection"?: string | undefined;
  /** Background of the line with the cursor. */
  "--django-code-line"?: string | undefined;
  /** Background of matching brackets and of what a search has found. */
  "--django-code-match"?: string | undefined;
};

/** The names of each element's attributes. */
export type AttributeNames = {
  "django-playground": "editable" | "share" | "theme" | "layout" | "output" | "styles" | "context" | "packages" | "settings" | "src" | "context-src" | "request" | "loading" | "timeout" | "template" | "files" | "for";
  "django-template": "output" | "context" | "packages" | "settings" | "src" | "context-src" | "request" | "loading" | "timeout" | "template" | "files" | "for";
};
