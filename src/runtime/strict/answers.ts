/** The shapes of all that the protocol lets a worker answer and say, for workers that are not trusted. */
import type {
  Diagnostic,
  FilterInfo,
  Fix,
  Inspection,
  LibraryInfo,
  RenderTrace,
  TagInfo,
  TemplateUse,
  UrlInfo,
  Variable,
  VariableUse,
} from '../../core/introspection.js';
import type {
  Adopted,
  CallName,
  Calls,
  ErrorData,
  Fault,
  InstalledPackage,
  NoticeName,
  Notices,
  PackageRefusal,
  RenderOutcome,
  StartStep,
  ValidateOutcome,
} from '../../core/protocol.js';
import {
  Mismatch,
  byKind,
  flag,
  listOf,
  members,
  nullable,
  number,
  oneOf,
  record,
  text,
  type Shape,
} from './shape.js';

const texts = listOf(text);

const step: Shape<StartStep> = oneOf(
  'download',
  'interpreter',
  'resolve',
  'packages',
  'install',
  'django',
  'render',
);

const faultParts = {
  templateName: text,
  line: number,
  column: number,
  length: number,
  excerpt: text,
  suggestions: texts,
};
const faultTexts = { exception: text, message: text };

/** A failure as the worker tells it. */
export const errorData: Shape<ErrorData> = byKind<ErrorData>({
  template: record<{ kind: 'template' } & Fault>({ kind: oneOf('template'), ...faultTexts }, faultParts),
  timeout: record<{ kind: 'timeout'; timeoutMs: number } & Fault>(
    { kind: oneOf('timeout'), timeoutMs: number, ...faultTexts },
    faultParts,
  ),
  package: record<PackageRefusal>(
    { kind: oneOf('package'), message: text, requirements: texts, owners: texts },
    { suggestions: texts, hope: oneOf('later', 'apart') },
  ),
  setting: record<Extract<ErrorData, { kind: 'setting' }>>(
    { kind: oneOf('setting'), setting: text, message: text },
    { entry: text },
  ),
  initialization: record<Extract<ErrorData, { kind: 'initialization' }>>(
    { kind: oneOf('initialization'), step, message: text },
    { suggestions: texts },
  ),
  fatal: record<Extract<ErrorData, { kind: 'fatal' }>>({ kind: oneOf('fatal'), message: text }, {}),
});

const templateUse: Shape<TemplateUse> = (value, at) => templateUseParts(value, at);
const templateUseParts = record<TemplateUse>(
  {
    name: text,
    kind: oneOf('main', 'extends', 'include'),
    children: listOf(templateUse),
    milliseconds: number,
  },
  {},
);

const trace = record<RenderTrace>(
  {
    templates: listOf(templateUse),
    variables: listOf(record<VariableUse>({ name: text, resolved: flag }, {})),
  },
  {},
);

/** What is wrong with an answer, as the failure that takes its place. */
export const unusable = (thrown: unknown): Extract<ErrorData, { kind: 'template' }> => ({
  kind: 'template',
  exception: 'UnusableAnswer',
  message: `The worker’s answer cannot be used: ${thrown instanceof Mismatch ? thrown.message : 'it is too deep'}.`,
});

/** Either of two; `name` is the member that says which. */
const either =
  <T>(name: string, good: Shape<T>, bad: Shape<T>): Shape<T> =>
  (value, at) =>
    members(value, at)[name] === true ? good(value, at) : bad(value, at);

const outcomeParts = either<RenderOutcome>(
  'ok',
  record<Extract<RenderOutcome, { ok: true }>>(
    { ok: oneOf(true), html: text, durationMs: number },
    { warnings: texts, trace },
  ),
  record<Extract<RenderOutcome, { ok: false }>>({ ok: oneOf(false), error: errorData }, {}),
);

/** Other items of the batch keep their outcomes. */
const outcome: Shape<RenderOutcome> = (value, at) => {
  try {
    return outcomeParts(value, at);
  } catch (thrown) {
    return { ok: false, error: unusable(thrown) };
  }
};

const variable: Shape<Variable> = (value, at) => variableParts(value, at);
const variableParts = record<Variable>(
  { name: text, type: text, preview: text },
  { attributes: listOf(variable) },
);

const inspection = record<Inspection>(
  {
    tags: listOf(
      record<TagInfo>(
        { name: text, library: nullable(text), doc: text },
        { end: text, branches: texts, arguments: texts },
      ),
    ),
    filters: listOf(
      record<FilterInfo>(
        {
          name: text,
          library: nullable(text),
          doc: text,
          argument: oneOf('none', 'optional', 'required'),
        },
        { argumentName: text },
      ),
    ),
    libraries: listOf(record<LibraryInfo>({ name: text, doc: text }, {})),
    templates: texts,
    urls: listOf(record<UrlInfo>({ name: text, arguments: texts }, {})),
    blocks: texts,
    variables: listOf(variable),
  },
  {},
);

const place = { templateName: text, line: number, column: number, length: number };

const diagnostic = record<Diagnostic>(
  {
    ...place,
    severity: oneOf('error', 'hint'),
    message: text,
    suggestions: texts,
    fixes: listOf(record<Fix>({ ...place, label: text, text }, {})),
  },
  {},
);

const adopted = record<Adopted>(
  {
    installed: listOf(record<InstalledPackage>({ name: text, version: text }, {})),
    refused: listOf(errorData),
    heapBytes: number,
  },
  {},
);

/** What each call may be answered. */
export const ANSWERS: { [N in CallName]: Shape<Calls[N]['answer']> } = {
  boot: record<Calls['boot']['answer']>({ heapBytes: number, restored: flag }, {}),
  start: adopted,
  extend: (value, at) =>
    'restart' in members(value, at)
      ? record<{ restart: string }>({ restart: text }, {})(value, at)
      : adopted(value, at),
  render: record<Calls['render']['answer']>({ outcomes: listOf(outcome), heapBytes: number }, {}),
  validate: either<ValidateOutcome>(
    'valid',
    record<{ valid: true }>({ valid: oneOf(true) }, {}),
    record<{ valid: false; error: ErrorData }>({ valid: oneOf(false), error: errorData }, {}),
  ),
  inspect: inspection,
  inspectValue: listOf(variable),
  diagnose: record<Calls['diagnose']['answer']>({ diagnostics: listOf(diagnostic) }, {}),
  forget: oneOf(null),
};

/** What may be said unasked. */
export const NOTICES: { [N in NoticeName]: Shape<Notices[N]> } = {
  progress: record<Notices['progress']>(
    { step, fraction: number },
    { loadedBytes: number, totalBytes: number },
  ),
  rendering: record<Notices['rendering']>({ call: number, index: number }, {}),
};
