/** What the page takes from a strict worker, whose Python can post whatever it likes. */
import { expect } from '@open-wc/testing';
import { WorkerClient } from '../../src/runtime/worker-client.js';
import { DjangoError } from '../../src/core/errors.js';
import { readMessage } from '../../src/runtime/strict/read-message.js';
import type { CallName } from '../../src/core/protocol.js';
import { FakeWorker } from '../support/fake-worker.js';

const calls = new Map<number, CallName>([
  [1, 'boot'],
  [2, 'start'],
  [3, 'extend'],
  [4, 'render'],
  [5, 'validate'],
  [6, 'inspect'],
  [7, 'inspectValue'],
  [8, 'diagnose'],
  [9, 'forget'],
]);

const read = (message: unknown): unknown => readMessage(JSON.stringify(message), calls);

/** What elements of Lit take for a template of their own. */
const markup = { _$litType$: 1, strings: ['<img src=x onerror=alert(1)>'], values: [] };

const fault = {
  exception: 'TemplateSyntaxError',
  message: 'Invalid block tag',
  line: 1,
  column: 2,
  length: 3,
};
const template = {
  kind: 'template',
  ...fault,
  excerpt: '1 | {% x %}',
  templateName: 'a.html',
  suggestions: ['y'],
};
const use = { name: 'a.html', kind: 'main', children: [], milliseconds: 0.1 };
const trace = {
  templates: [{ ...use, children: [{ ...use, kind: 'include' }] }],
  variables: [{ name: 'user.name', resolved: false }],
};
const rendered = { ok: true, html: '<b>x</b>', durationMs: 1.5, warnings: ['w'], trace };
const variable = { name: 'x', type: 'str', preview: "'y'" };
const tag = { name: 'if', library: null, doc: 'd', end: 'endif', branches: ['else'] };
const inspection = {
  tags: [tag, { name: 'x', library: 'y', doc: '' }],
  filters: [{ name: 'f', library: null, doc: '', argument: 'optional' }],
  libraries: [{ name: 'l', doc: '' }],
  templates: ['base.html'],
  urls: [{ name: 'n:u', arguments: ['pk'] }],
  blocks: ['content'],
  variables: [{ ...variable, attributes: [variable] }],
};
const place = { templateName: 'a.html', line: 1, column: 1, length: 0 };
const fix = { label: 'Load it', text: '{% load x %}', ...place };
const diagnostic = { severity: 'hint', message: 'm', suggestions: ['s'], fixes: [fix], ...place };
const adopted = {
  installed: [{ name: 'django', version: '5.2' }],
  refused: [
    {
      kind: 'package',
      message: 'm',
      requirements: ['x>1'],
      owners: ['o'],
      suggestions: ['s'],
      hope: 'later',
    },
    { kind: 'setting', setting: 'INSTALLED_APPS', entry: 'x', message: 'm' },
  ],
  heapBytes: 1,
};

describe('what a strict worker says', () => {
  const rows: [string, object][] = [
    ['a start of Python', { id: 1, answer: { heapBytes: 1, restored: false } }],
    ['a start of Django', { id: 2, answer: adopted }],
    ['an extension', { id: 3, answer: adopted }],
    ['a restart', { id: 3, answer: { restart: 'an app has models' } }],
    ['outcomes', { id: 4, answer: { outcomes: [rendered, { ok: false, error: template }], heapBytes: 2 } }],
    ['a valid template', { id: 5, answer: { valid: true } }],
    [
      'a template that is not',
      { id: 5, answer: { valid: false, error: { kind: 'timeout', timeoutMs: 5, ...fault } } },
    ],
    ['an inspection', { id: 6, answer: inspection }],
    ['what a dot leads to', { id: 7, answer: [variable] }],
    ['findings', { id: 8, answer: { diagnostics: [diagnostic] } }],
    ['nothing', { id: 9, answer: null }],
    [
      'a failure',
      { id: 2, error: { kind: 'initialization', step: 'django', message: 'm', suggestions: [] } },
    ],
    ['its end', { id: 4, error: { kind: 'fatal', message: 'm' } }],
    ['progress', { notice: 'progress', detail: { step: 'download', fraction: 0.5, loadedBytes: 1 } }],
    ['where it is', { notice: 'rendering', detail: { call: 4, index: 1 } }],
    ['a request for a file', { file: 1, url: 'https://x.example/', accept: null }],
    ['the end of one', { file: 1, cancelled: true }],
  ];
  for (const [what, message] of rows) {
    it(`comes through as it is: ${what}`, () => {
      expect(read(message)).to.deep.equal(message);
    });
  }

  it('comes through without what nobody has asked for, and without missing members', () => {
    expect(
      read({ id: 5, answer: { valid: false, error: { ...template, line: null, evil: markup } }, more: 1 }),
    ).to.deep.equal({
      id: 5,
      answer: { valid: false, error: (({ line: _, ...rest }) => rest)(template) },
    });
  });

  const refused: [string, unknown][] = [
    ['an object', { id: 9, answer: null }],
    ['a number', 5],
    ['nothing', undefined],
    ['text that is no JSON', 'x'],
    ['a number as text', '5'],
    ['a list as text', '[]'],
    ['null as text', 'null'],
    ['an answer that nobody waits for', '{"id": 99, "answer": null}'],
    ['an answer to nobody', '{"id": "__proto__", "answer": null}'],
    ['a notice that there is not', '{"notice": "news", "detail": {}}'],
    ['a notice named constructor', '{"notice": "constructor", "detail": {"a": 1}}'],
    ['a notice named toString', '{"notice": "toString", "detail": {}}'],
    ['a notice without details', '{"notice": "progress", "detail": null}'],
    ['progress in an unknown step', '{"notice": "progress", "detail": {"step": "<b>", "fraction": 1}}'],
    ['endless progress', '{"notice": "progress", "detail": {"step": "django", "fraction": 1e999}}'],
    ['a request for what is no address', '{"file": 1, "url": {"a": 1}, "accept": null}'],
    ['a request with a strange number', '{"file": {}, "url": "https://x.example/", "accept": null}'],
    ['an empty message', '{}'],
  ];
  for (const [what, data] of refused) {
    it(`is refused quietly: ${what}`, () => {
      expect(readMessage(data, calls)).to.equal(null);
    });
  }

  const items: [string, object, RegExp][] = [
    ['html', { ...rendered, html: markup }, /outcomes\[0\]\.html is no text/],
    ['no html', { ok: true, durationMs: 1 }, /html is no text/],
    ['a duration', { ...rendered, durationMs: '1' }, /durationMs is no number/],
    ['warnings', { ...rendered, warnings: [markup] }, /warnings\[0\] is no text/],
    [
      'names in the trace',
      { ...rendered, trace: { ...trace, templates: [{ ...use, name: markup }] } },
      /trace\.templates\[0\]\.name is no text/,
    ],
    [
      'names deep in the trace',
      { ...rendered, trace: { ...trace, templates: [{ ...use, children: [{ ...use, name: markup }] }] } },
      /children\[0\]\.name is no text/,
    ],
    [
      'variables of the trace',
      { ...rendered, trace: { templates: [], variables: [{ name: markup, resolved: true }] } },
      /variables\[0\]\.name is no text/,
    ],
    ['an excerpt', { ok: false, error: { ...template, excerpt: markup } }, /error\.excerpt is no text/],
    ['a message', { ok: false, error: { ...template, message: markup } }, /message is no text/],
    ['an exception', { ok: false, error: { ...template, exception: markup } }, /exception is no text/],
    ['the name of a template', { ok: false, error: { ...template, templateName: markup } }, /templateName/],
    ['a line', { ok: false, error: { ...template, line: markup } }, /line is no number/],
    ['a suggestion', { ok: false, error: { ...template, suggestions: [markup] } }, /suggestions\[0\]/],
    ['a kind of error', { ok: false, error: { kind: 'constructor' } }, /kind is no known kind/],
    ['no outcome', [], /is no object/],
  ];
  for (const [what, outcome, message] of items) {
    it(`is an error of that item alone where it is not as it should be: ${what}`, () => {
      const answer = { outcomes: [outcome, rendered], heapBytes: 1 };
      const { outcomes } = (read({ id: 4, answer }) as { answer: { outcomes: { error: Error }[] } }).answer;
      expect(outcomes[0]?.error).to.include({ kind: 'template', exception: 'UnusableAnswer' });
      expect(outcomes[0]?.error.message).to.match(message);
      expect(outcomes[1]).to.deep.equal(rendered);
    });
  }

  const answers: [string, object, string][] = [
    ['nothing at all', { id: 4 }, 'template'],
    ['outcomes that are none', { id: 4, answer: { outcomes: markup, heapBytes: 1 } }, 'template'],
    ['an error that is none', { id: 5, error: markup }, 'template'],
    [
      'an error inside',
      { id: 5, answer: { valid: false, error: { ...template, excerpt: markup } } },
      'template',
    ],
    ['a value', { id: 7, answer: [{ ...variable, preview: markup }] }, 'template'],
    ['a finding', { id: 8, answer: { diagnostics: [{ ...diagnostic, message: markup }] } }, 'template'],
    [
      'a fix',
      { id: 8, answer: { diagnostics: [{ ...diagnostic, fixes: [{ ...fix, text: markup }] }] } },
      'template',
    ],
    ['a tag', { id: 6, answer: { ...inspection, tags: [{ ...tag, doc: markup }] } }, 'template'],
    ['a restart', { id: 3, answer: { restart: markup } }, 'template'],
    [
      'an installed package',
      { id: 2, answer: { ...adopted, installed: [{ name: markup }] } },
      'initialization',
    ],
    ['a heap', { id: 1, answer: { heapBytes: 'much', restored: false } }, 'initialization'],
  ];
  for (const [what, message, kind] of answers) {
    it(`fails the call where it is not as it should be: ${what}`, () => {
      const { id, error } = read(message) as { id: number; error: Error };
      expect(id).to.equal((message as { id: number }).id);
      expect(error).to.include({ kind });
      expect(error.message).to.match(/^The worker’s answer cannot be used: /);
    });
  }

  it('fails the item where it is deeper than anything is', () => {
    const depth = 50_000;
    const opening = '{"name":"a","kind":"include","milliseconds":1,"children":[';
    const deep = `${opening.repeat(depth)}${']}'.repeat(depth)}`;
    const text = `{"id":4,"answer":{"heapBytes":1,"outcomes":[{"ok":true,"html":"","durationMs":1,"trace":{"templates":[${deep}],"variables":[]}}]}}`;
    expect(readMessage(text, calls)).to.have.nested.property('answer.outcomes[0].ok', false);
  });
});

describe('what any worker posts that is no message', () => {
  const rows: unknown[] = [
    5,
    null,
    undefined,
    'x',
    true,
    { notice: 'toString', detail: {} },
    { notice: 'constructor', detail: { a: 1 } },
    { notice: 'progress', detail: null },
  ];
  for (const data of rows) {
    it(`is not heard: ${JSON.stringify(data)}`, async () => {
      const worker = new FakeWorker();
      const heard: unknown[] = [];
      const client = new WorkerClient(worker, { progress: (detail) => heard.push(detail.step) });
      const thrown: string[] = [];
      const remember = (event: ErrorEvent): void => {
        event.preventDefault();
        thrown.push(event.message);
      };
      const { onerror } = window;
      window.onerror = null;
      window.addEventListener('error', remember);
      worker.dispatchEvent(new MessageEvent('message', { data }));
      window.removeEventListener('error', remember);
      window.onerror = onerror;
      expect([thrown, heard]).to.deep.equal([[], []]);
      expect(await client.call('forget', { owners: [] })).to.equal(null);
    });
  }
});

describe('a DjangoError', () => {
  it('keeps only what can be shown as it is', () => {
    const wrong = markup as unknown as string;
    const error = new DjangoError('TemplateError', 'm', {
      context: wrong,
      exception: wrong,
      templateName: wrong,
      line: 3,
      suggestions: ['a', wrong],
    });
    expect(Object.fromEntries(Object.entries(error))).to.deep.equal({
      name: 'DjangoError',
      type: 'TemplateError',
      line: 3,
    });
  });
});
