/**
 * Everything that page and worker say to each other, as types only.
 * Requests, replies, the worker's handler table and the page's `call` are derived from `Calls` and `Notices`;
 * nothing here knows how a message travels, what Pyodide is or what an element looks like.
 */

import type { Diagnostic, Inspection, RenderTrace, Variable } from './introspection.js';

/** One JSON text of context values. `tagged` texts hold `{"$": type, "v": value}` marks (see `context.ts`); others are the author's own JSON. */
export interface ContextText {
  json: string;
  tagged: boolean;
}

/** The templates and other files of one element or API call. */
export interface TemplateSource {
  /** The template to render, or `null` when `main` names one of `files`. */
  template: string | null;
  /** The name in `files` to render when there is no `template`. */
  main: string | null;
  /** Path inside the project → text: `base.html`, `static/css/x.css`, `templatetags/shout.py`. */
  files: Record<string, string>;
  /** The element's Python context module, run once for each content. */
  python: string | null;
}

/** What a template sees as `request`; every member has a default in Python. */
export interface RequestData {
  path?: string;
  method?: string;
  data?: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** One template to render for one owner. */
export interface RenderItem extends TemplateSource {
  /** Whose files, Python names, models and tag libraries these are: an element's id, or `api`. */
  owner: string;
  /** Context layers; a later one wins over an earlier one, all of them over the names of `python`. */
  contexts: ContextText[];
  request: RequestData | null;
  /** Django settings that hold for this render alone. */
  settings: Record<string, unknown>;
  /** Normalised names of the packages that the owner asked for: their tag libraries come before those of others. */
  packages: string[];
  /** Milliseconds that Python gives this render before it raises. */
  timeoutMs: number;
  /** Tell with the outcome which templates and variables were used. */
  trace?: boolean;
}

/** One template to check without rendering it. */
export interface ValidateItem extends TemplateSource {
  owner: string;
  settings: Record<string, unknown>;
  packages: string[];
  timeoutMs: number;
}

/** Where in which template something went wrong. Lines and columns count from 1. */
export interface Fault {
  /** Django's or Python's exception class, such as `TemplateSyntaxError`. */
  exception: string;
  message: string;
  templateName?: string;
  line?: number;
  column?: number;
  /** Characters from `column` on that belong to the fault. */
  length?: number;
  /** The lines around the fault, numbered, with a caret under it. */
  excerpt?: string;
  suggestions?: string[];
}

/** A failure as plain data, a union by `kind`. */
/** Requirements that are not met. */
export interface PackageRefusal {
  kind: 'package';
  message: string;
  /** As they were asked for; of contradicting ones all are refused. */
  requirements: string[];
  owners: string[];
  suggestions?: string[];
  /** When asking again may help: `later`, since a server failed; `apart` from others of the page that stand against it. */
  hope?: 'later' | 'apart';
}

export type ErrorData =
  | ({ kind: 'template' } & Fault)
  | ({ kind: 'timeout'; timeoutMs: number } & Fault)
  | PackageRefusal
  /** A setting of the page that Django cannot use; of `INSTALLED_APPS` only `entry`. */
  | { kind: 'setting'; setting: string; entry?: string; message: string }
  | { kind: 'initialization'; step: StartStep; message: string; suggestions?: string[] }
  /** The interpreter is dead; only a new worker helps. */
  | { kind: 'fatal'; message: string };

export type RenderOutcome =
  /** `warnings`: what is probably not as the author meant it, as sentences. */
  | { ok: true; html: string; durationMs: number; warnings?: string[]; trace?: RenderTrace }
  | { ok: false; error: ErrorData };

export type ValidateOutcome = { valid: true } | { valid: false; error: ErrorData };

/** A PEP 508 requirement and the labels of all who asked for it, in page order. */
export interface RequirementNeed {
  requirement: string;
  owners: string[];
}

/** What the page needs from its one Django, merged from all elements. */
export interface StartNeeds {
  requirements: RequirementNeed[];
  /** Settings that shape the start (`INSTALLED_APPS` are additions), already merged. */
  settings: Record<string, unknown>;
}

/** Where packages come from. */
export interface PackageSources {
  /** The folder of the wheels that Pyodide's project has compiled, absolute, with its slash; `null`: the project's own. */
  distributionURL: string | null;
  /** Indexes with the JSON simple API, absolute, in the order in which they are asked. */
  indexURLs: string[];
  /** A lock file, absolute; then no index is asked. */
  lockURL: string | null;
  /** Milliseconds without a byte after which a request for packages has failed. */
  timeoutMs: number;
}

/**
 * The steps of a start, in order. Packages are resolved (`resolve`) and downloaded (`packages`) while Python is downloaded
 * and started; these two are told only when Python waits for them.
 */
export type StartStep = 'download' | 'interpreter' | 'resolve' | 'packages' | 'install' | 'django' | 'render';

/** A package in the running Python. */
export interface InstalledPackage {
  name: string;
  version: string;
}

/** What Django has become with the needs that it was given. */
export interface Adopted {
  installed: InstalledPackage[];
  refused: ErrorData[];
  heapBytes: number;
}

/** The calls of the page, each with its arguments and its one answer. */
export interface Calls {
  /** Sent once, first, before the needs are known: load Pyodide and mount the packs. */
  boot: {
    args: { baseURL: string };
    /** `restored`: Python was not started but brought back as an earlier visit had started it. */
    answer: { heapBytes: number; restored: boolean };
  };
  /**
   * Sent once after `boot` was sent, which need not be answered yet: install the packages, configure and set up Django.
   * Refused requirements come back, the rest works.
   */
  start: { args: StartNeeds & { sources: PackageSources }; answer: Adopted };
  /**
   * Sent after `start` for needs that came late; `kept` are the earlier requirements that still count. `restart`, a reason, means that only a new worker can meet them; then
   * nothing has been changed.
   */
  extend: {
    args: StartNeeds & { sources: PackageSources; kept: RequirementNeed[] };
    answer: Adopted | { restart: string };
  };
  /** Render all items in order; the outcomes are in the same order. A failed item fails alone. */
  render: { args: { items: RenderItem[] }; answer: { outcomes: RenderOutcome[]; heapBytes: number } };
  /** Compile one template and say what is wrong with it. */
  validate: { args: ValidateItem; answer: ValidateOutcome };
  /** Say what may be written in the templates of an item. Nothing is rendered. */
  inspect: { args: { item: RenderItem }; answer: Inspection };
  /**
   * Say what a dot leads to after a value of the context. `path`: the name and the lookups after it; `*` is what a loop
   * over the value gives, all of its first items taken together.
   */
  inspectValue: { args: { item: RenderItem; path: string[] }; answer: Variable[] };
  /** Compile the templates of an item without rendering them and say all that is wrong or probably not meant. */
  diagnose: { args: { item: RenderItem }; answer: { diagnostics: Diagnostic[] } };
  /** Drop all that is kept for these owners. */
  forget: { args: { owners: string[] }; answer: null };
}

/** What the worker says unasked. */
export interface Notices {
  /** While starting: the step, what of it is done (0–1 over the whole start), and bytes while downloading. */
  progress: { step: StartStep; fraction: number; loadedBytes?: number; totalBytes?: number };
  /** While rendering a long batch, at most every 250 ms: the index of the item that begins now. */
  rendering: { call: number; index: number };
}

/** The calls of editors, which look at one item each. */
export type Inquiry = 'inspect' | 'inspectValue' | 'diagnose';

export type CallName = keyof Calls;
export type NoticeName = keyof Notices;

/** Page → worker. */
export type Request = { [N in CallName]: { id: number; call: N; args: Calls[N]['args'] } }[CallName];

/** Worker → page: exactly one for each request. */
export type Reply =
  | { [N in CallName]: { id: number; answer: Calls[N]['answer'] } }[CallName]
  | { id: number; error: ErrorData };

/** Worker → page, unasked. */
export type Notice = { [N in NoticeName]: { notice: N; detail: Notices[N] } }[NoticeName];

/** The worker's side: one handler for each call. */
export type Handlers = {
  [N in CallName]: (args: Calls[N]['args'], id: number) => Promise<Calls[N]['answer']>;
};
