/** A page as an author writes it, with the built library, a real worker, Pyodide and Django. One start serves all tests. */
import { expect } from '@open-wc/testing';
import type { DjangoPlaygroundAPI, DjangoTemplateElement } from '../../src/index.js';
import { clearPage, place } from '../support/element-fixture.js';

/** What passed between page and workers, seen from outside the library. */
const traffic = { workers: 0, calls: [] as string[], replies: 0 };

class CountingWorker extends Worker {
  constructor(...args: ConstructorParameters<typeof Worker>) {
    super(...args);
    traffic.workers += 1;
    this.addEventListener('message', ({ data }: MessageEvent<object>) => {
      if ('id' in data) traffic.replies += 1;
    });
  }

  override postMessage(message: { call: string }): void {
    traffic.calls.push(message.call);
    super.postMessage(message);
  }
}

const countOf = (call: string): number => traffic.calls.filter((name) => name === call).length;

/** Fifty elements of ten kinds. */
const KINDS: ((index: number) => [markup: string, expected: string])[] = [
  (n) => [
    `<django-template context='{"n": ${n}}'><script type="text/django">{{ n|add:1 }}</script></django-template>`,
    `${n + 1}`,
  ],
  (n) => [
    `<django-template context='{"n": ${n}}'><p>{% if n &lt; 100 %}small{% endif %} ${n}</p></django-template>`,
    `<p>small ${n}</p>`,
  ],
  (n) => [
    `<django-template><script type="text/django">{% extends "b.html" %}{% block x %}${n}{% endblock %}</script>
     <script type="text/django" name="b.html">[{% block x %}{% endblock %}]</script></django-template>`,
    `[${n}]`,
  ],
  (n) => [
    `<django-template><script type="text/python">n = ${n} * 2</script><script type="text/django">{{ n }}</script></django-template>`,
    `${n * 2}`,
  ],
  (n) => [
    `<django-template><script type="text/python" name="templatetags/own.py">from django import template
register = template.Library()
@register.simple_tag
def own(): return "own ${n}"
</script><script type="text/django">{% load own %}{% own %}</script></django-template>`,
    `own ${n}`,
  ],
  (n) => [
    `<django-template settings='{"LANGUAGE_CODE": "de"}'><script type="text/django">{% load i18n %}{% translate "Yes" %} ${n}</script></django-template>`,
    `Ja ${n}`,
  ],
  (n) => [
    `<django-template><pre><code>{% load humanize %}{{ ${n}000|intcomma }}</code></pre></django-template>`,
    `${n},000`,
  ],
  (n) => [
    `<django-template><script type="text/python">from django import forms
class F(forms.Form):
    f${n} = forms.IntegerField(initial=${n})
form = F()
</script><script type="text/django">{{ form.f${n} }}</script></django-template>`,
    `<input type="number" name="f${n}" value="${n}" required="" id="id_f${n}">`,
  ],
  (n) => [
    `<django-template><script type="text/python">from django.db import models
class Item(models.Model):
    name = models.CharField(max_length=9)
Item.objects.create(name="i${n}")
items = Item.objects.all()
</script><script type="text/django">{% for item in items %}{{ item.pk }}{{ item.name }}{% endfor %}</script></django-template>`,
    `1i${n}`,
  ],
  (n) => [
    `<div data-django-template='{"n": ${n}}'>{{ n|stringformat:"03d" }}</div>`,
    String(n).padStart(3, '0'),
  ],
];

let api: DjangoPlaygroundAPI;

before(async () => {
  globalThis.Worker = CountingWorker;
  // The built library is what readers get; its types are those of the sources.
  const url = '/dist/index.js';
  ({ default: api } = (await import(url)) as { default: DjangoPlaygroundAPI });
});

after(() => {
  api.cleanup();
});

afterEach(clearPage);

async function rendered(element: HTMLElement): Promise<string> {
  const status = (): string | null =>
    element.getAttribute('status') ?? element.dataset['djangoStatus'] ?? null;
  if (status() !== 'rendered' && status() !== 'error') {
    await new Promise<void>((resolve) => {
      for (const type of ['django-render', 'django-error'])
        element.addEventListener(type, () => resolve(), { once: true });
    });
  }
  if (status() === 'error')
    return `error: ${(element as { error?: DjangoTemplateElement['error'] }).error?.message ?? 'unknown'}`;
  return (element.querySelector('[data-django-output]') ?? element).innerHTML.trim();
}

describe('a page with fifty mixed elements', () => {
  it('makes one worker, sets Django up once and renders in at most three round trips', async () => {
    const cases = Array.from({ length: 50 }, (_, index) => KINDS[index % KINDS.length]!(index + 1)); // eslint-disable-line @typescript-eslint/no-non-null-assertion
    const box = place(cases.map(([markup]) => markup).join('\n'));
    for (const element of box.querySelectorAll('django-template')) element.setAttribute('loading', 'eager');
    await api.init({ lazy: false });
    const outputs = await Promise.all([...box.children].map((element) => rendered(element as HTMLElement)));
    expect(outputs).to.deep.equal(cases.map(([, expected]) => expected));
    expect([traffic.workers, countOf('boot'), countOf('start')]).to.deep.equal([1, 1, 1]);
    expect(countOf('render')).to.be.within(1, 3);
    expect(traffic.replies).to.equal(traffic.calls.length - countOf('forget'));
  });

  it('reports what it measured', () => {
    const stats = api.getStats();
    expect(stats.packagesInstalled.join()).to.match(/django==5\.2/);
    expect(stats.templatesRendered).to.be.at.least(50);
    expect(stats.memoryUsage).to.be.greaterThan(20_000_000);
    expect(stats.initializationTime).to.be.greaterThan(0);
    expect(performance.getEntriesByName('django-playground:start')).to.have.length(1);
  });
});

describe('contexts', () => {
  it('arrive with their types', async () => {
    const context = {
      date: new Date(Date.UTC(2026, 0, 2, 3, 4)),
      map: new Map<unknown, unknown>([[1, 'one']]),
      set: new Set([7]),
      big: 2n ** 70n,
      bytes: new Uint8Array([104, 105]),
      whole: 3,
      part: 3.0001,
      nothing: null,
      nested: { list: [{ deep: 'yes' }] },
      text: '<é😀>',
    };
    const template = `{{ date|date:"Y-m-d H:i e" }} {% for k, v in map.items %}{{ k|add:1 }}={{ v }}{% endfor %} {{ set }} {{ big }} {{ bytes }} {{ whole }} {{ part }} {{ nothing }} {{ nested.list.0.deep }} {{ text }}`;
    expect(await api.render(template, context)).to.equal(
      '2026-01-02 03:04 UTC 2=one {7} 1180591620717411303424 b&#x27;hi&#x27; 3 3.0001 None yes &lt;é😀&gt;',
    );
  });

  it('as JSON text keep what JavaScript would lose', async () => {
    expect(
      await api.render('{{ big }} {{ float }}', '{"big": 12345678901234567890123, "float": 1.0}'),
    ).to.equal('12345678901234567890123 1.0');
  });
});

describe('elements among themselves', () => {
  it('do not see files, tag libraries or Python names of each other', async () => {
    const box = place(`
      <django-template loading="eager"><script type="text/python">secret = 1</script><script type="text/django" name="part.html">mine</script>
        <script type="text/python" name="templatetags/lib.py">from django import template
register = template.Library()
</script><script type="text/django">{% load lib %}{% include "part.html" %} {{ secret }}</script></django-template>
      <django-template loading="eager"><script type="text/django">{{ secret|default:"nothing" }}</script></django-template>
      <django-template loading="eager"><script type="text/django">{% include "part.html" %}</script></django-template>
      <django-template loading="eager"><script type="text/django">{% load lib %}</script></django-template>`);
    const outputs = await Promise.all([...box.children].map((element) => rendered(element as HTMLElement)));
    expect(outputs.slice(0, 2)).to.deep.equal(['mine 1', 'nothing']);
    expect(outputs[2]).to.match(/^error: part\.html/);
    expect(outputs[3]).to.match(/^error: 'lib' is not a registered tag library/);
  });

  it("run an element's Python once for each content", async () => {
    const box = place(`<django-template loading="eager"><script type="text/python">runs = []
runs.append(1)</script><script type="text/django">{{ runs|length }}{{ n }}</script></django-template>`);
    const element = box.firstElementChild as DjangoTemplateElement;
    expect(await rendered(element)).to.equal('1');
    element.context = { n: 'x' };
    expect(await element.render()).to.equal('1x');
  });
});

describe('DjangoPlayground', () => {
  it('renders with files, settings and a batch whose failures are alone', async () => {
    expect(await api.render('{% include "a.html" %}', {}, { files: { 'templates/a.html': 'A' } })).to.equal(
      'A',
    );
    expect(
      await api.render(
        '{{ x }}',
        { x: '<' },
        { settings: { TEMPLATES: [{ OPTIONS: { autoescape: false } }] } },
      ),
    ).to.equal('<');
    const results = await api.renderBatch([
      { template: '1' },
      { template: '{% nope %}' },
      { template: '{{ a }}', context: { a: 3 } },
    ]);
    expect(
      results.map((result) =>
        result.status === 'fulfilled' ? result.value : (result.reason as Error).message,
      ),
    ).to.deep.equal([
      '1',
      "Invalid block tag on line 1: 'nope'. Did you forget to register or load this tag?",
      '3',
    ]);
  });

  it('answers a repeated render from the cache', async () => {
    const before = api.getStats().templatesCached;
    await api.render('cached {{ n }}', { n: 1 });
    await api.render('cached {{ n }}', { n: 1 });
    expect(api.getStats().templatesCached).to.equal(before + 1);
  });

  it('validates with place and suggestion', async () => {
    expect(await api.validateTemplate('{% if a %}ok{% endif %}')).to.deep.equal({ valid: true });
    const fault = await api.validateTemplate('<p>\n{{ a|titel }}</p>');
    expect(fault).to.include({ valid: false, line: 2 });
    expect(fault.error).to.match(/Invalid filter: 'titel'/);
    expect(fault.context).to.contain('^');
    expect(fault.suggestions?.join()).to.contain('title');
  });

  it('rejects an unknown package with a PackageError and renders all else', async () => {
    const bad = api.render('1', {}, { packages: ['no-such-package'] }).catch((error: unknown) => error);
    expect(await api.render('{{ "fine" }}')).to.equal('fine');
    expect(await bad).to.include({ type: 'PackageError' });
    expect(await api.render('inside', {}, { packages: ['Django>=5'] })).to.equal('inside');
  });
});

describe('runaways', () => {
  it('end at their timeout without losing the worker', async () => {
    const workers = traffic.workers;
    const loop = '{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}';
    const error = await api
      .render(loop, { r: Array.from({ length: 20_000 }, (_, n) => n) }, { timeout: 300 })
      .catch((thrown: unknown) => thrown);
    expect(error).to.include({ type: 'TimeoutError' });
    expect(await api.render('{{ "alive" }}')).to.equal('alive');
    expect(traffic.workers).to.equal(workers);
  });

  it('in Python end as well', async () => {
    const workers = traffic.workers;
    const box = place(
      '<django-template loading="eager" timeout="300"><script type="text/python">while True: pass</script><script type="text/django">x</script></django-template>',
    );
    const element = box.firstElementChild as DjangoTemplateElement;
    expect(await rendered(element)).to.match(/^error/);
    expect(element.error?.type).to.equal('TimeoutError');
    expect(traffic.workers).to.equal(workers);
  });

  it('that Python cannot end cost their worker, and others never notice', async () => {
    const workers = traffic.workers;
    const box =
      place(`<django-template loading="eager" timeout="300"><script type="text/python">sum(iter(int, 1))</script><script type="text/django">x</script></django-template>
      <django-template loading="eager"><script type="text/django">{{ "other" }}</script></django-template>`);
    const [hanging, other] = [...box.children] as [DjangoTemplateElement, DjangoTemplateElement];
    expect(await rendered(other)).to.equal('other');
    await rendered(hanging);
    expect(hanging.error?.type).to.equal('TimeoutError');
    expect(traffic.workers).to.be.greaterThan(workers);
  });

  it('of recursion end cleanly, the fatal ones included', async () => {
    const box = place(`<django-template loading="eager"><script type="text/python">class Loop:
    def __getattr__(self, name): return sorted([1, 2], key=lambda _: getattr(self, name))
loop = Loop()</script><script type="text/django">{{ loop.x }}</script></django-template>
      <django-template loading="eager"><script type="text/django" name="r.html">{% include "r.html" %}</script><script type="text/django">{% include "r.html" %}</script></django-template>`);
    const [fatal, clean] = [...box.children] as [DjangoTemplateElement, DjangoTemplateElement];
    await Promise.all([rendered(fatal), rendered(clean)]);
    expect([fatal.error?.type, clean.error?.type, clean.error?.exception]).to.deep.equal([
      'TemplateError',
      'TemplateError',
      'RecursionError',
    ]);
    expect(await api.render('{{ "alive again" }}')).to.equal('alive again');
  });
});
