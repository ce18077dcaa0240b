/** Playgrounds as readers use them: the built library, a real keyboard, a real worker with Django. One start serves all tests. */
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { strFromU8, unzipSync } from 'fflate';
import type { DjangoPlaygroundAPI, DjangoPlaygroundElement } from '../../src/index.js';
import { clearPage, place } from '../support/element-fixture.js';
import { until } from '../support/fake-worker.js';

let api: DjangoPlaygroundAPI;

before(async () => {
  // The built library is what readers get; its types are those of the sources.
  const url = '/dist/index.js';
  ({ default: api } = (await import(url)) as { default: DjangoPlaygroundAPI });
});

after(() => api.cleanup());

afterEach(() => {
  clearPage();
  history.replaceState(null, '', location.pathname + location.search);
});

const TEMPLATE = `<script type="text/django">{% for planet in planets %}{{ planet.name }} {% endfor %}</script>
  <script type="application/json">{"planets": [{"name": "earth"}, {"name": "mars"}], "total": 1234567}</script>`;

const find = (element: DjangoPlaygroundElement, selector: string): HTMLElement | null =>
  (element.shadowRoot ?? element).querySelector(selector);

async function settled(element: DjangoPlaygroundElement): Promise<DjangoPlaygroundElement> {
  await until(() => element.status === 'rendered' || element.status === 'error');
  await until(() => find(element, '.cm-content') !== null);
  await element.updateComplete;
  return element;
}

async function make(content = TEMPLATE, attributes = 'id="play"'): Promise<DjangoPlaygroundElement> {
  const box = place(`<django-playground loading="eager" ${attributes}>${content}</django-playground>`);
  const element = box.querySelector('django-playground');
  if (!element) throw new Error('there is no playground');
  return settled(element);
}

/** Presses `key` while Control is held. */
async function control(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

/** Types at the end of the text that is shown. */
async function typeAtEnd(element: DjangoPlaygroundElement, text: string): Promise<void> {
  find(element, '.cm-content')?.focus();
  await control('End');
  await sendKeys({ type: text });
}

const textOf = (element: DjangoPlaygroundElement): string =>
  [...(element.shadowRoot?.querySelectorAll('.cm-line') ?? [])].map((line) => line.textContent).join('\n');

/** Picks a tool of the menu. */
function pick(element: DjangoPlaygroundElement, label: string): void {
  find(element, '.menu summary')?.click();
  const items = [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  items.find(({ textContent }) => textContent.trim().startsWith(label))?.click();
}

/** The file that a reader would keep. */
async function downloaded(act: () => void): Promise<{ name: string; bytes: Uint8Array }> {
  const link = new Promise<HTMLAnchorElement>((resolve) => {
    // In the way of the inherited method, until it is taken out again.
    HTMLAnchorElement.prototype.click = function () {
      resolve(this);
    };
  });
  try {
    act();
    const { download, href } = await link;
    return { name: download, bytes: new Uint8Array(await (await fetch(href)).arrayBuffer()) };
  } finally {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
}

describe('a playground', () => {
  it('renders what is typed', async () => {
    const element = await make();
    expect(element.html?.trim()).to.equal('earth mars');
    await typeAtEnd(element, '!{{ planets|length }}');
    await until(() => element.html?.includes('!2') ?? false);
    expect(element.status).to.equal('rendered');
  });

  it('completes names of the real context', async () => {
    const element = await make();
    await typeAtEnd(element, '{{ planets.0.n');
    // Until the dot, it was another list.
    const label = '.cm-tooltip-autocomplete li[aria-selected] .cm-completionLabel';
    await until(() => find(element, label)?.textContent === 'name');
    // By pointer: the list takes no key in its first moments, so that nobody accepts what was not read.
    find(element, '.cm-tooltip-autocomplete li[aria-selected]')?.dispatchEvent(
      new MouseEvent('mousedown', { bubbles: true }),
    );
    expect(textOf(element)).to.contain('{{ planets.0.name }}');
    await until(() => element.html?.trim().endsWith('earth') ?? false);
  });

  it('closes block tags of the tag library beside it while they are typed', async () => {
    const element = await make(
      `<script type="text/django">{% load cards %}</script>
       <script type="text/python" name="templatetags/cards.py">
from django import template

register = template.Library()


@register.simple_block_tag(end_name="done")
def card(content, title):
    return f"[{title}: {content}]"
</script>`,
    );
    // Names of the library are completed from the moment that its tags are known.
    await typeAtEnd(element, '{% car');
    await until(() => find(element, '.cm-tooltip-autocomplete li[aria-selected]') !== null);
    await sendKeys({ type: 'd "x" %}' });
    await until(() => textOf(element) === '{% load cards %}{% card "x" %}{% done %}');
    await sendKeys({ type: 'y' });
    await until(() => element.html === '[x: y]');
  });

  it('mends an error with one click', async () => {
    const element = await make(
      `<script type="text/django"><p>{{ total|intcomma }}</p></script>
       <script type="application/json">{"total": 1234567}</script>`,
    );
    expect(element.error?.message).to.contain('intcomma');
    await until(() => find(element, '.cm-lintRange-error') !== null);
    find(element, '.cm-content')?.focus();
    await sendKeys({ press: 'F8' });
    await until(() => find(element, '.cm-diagnosticAction') !== null);
    find(element, '.cm-diagnosticAction')?.click();
    await until(() => element.status === 'rendered');
    expect(element.html).to.contain('1,234,567');
    expect(textOf(element)).to.contain('{% load humanize %}');
  });

  it('joins the lines of a broken tag with one click', async () => {
    const element = await make(
      `<script type="text/django">{% if total\n  and planets %}yes{% endif %}</script>${TEMPLATE.split('</script>')[1] ?? ''}</script>`,
    );
    expect(element.error?.message).to.contain("'endif'");
    await until(() => find(element, '.cm-lintRange-error') !== null);
    find(element, '.cm-content')?.focus();
    await sendKeys({ press: 'F8' });
    await until(() => find(element, '.cm-diagnosticAction') !== null);
    find(element, '.cm-diagnosticAction')?.click();
    await until(() => element.html === 'yes');
    expect(textOf(element)).to.equal('{% if total and planets %}yes{% endif %}');
  });

  it('completes blocks as soon as a template extends another', async () => {
    const element = await make(
      `<script type="text/django"></script>
       <script type="text/django" name="base.html">{% block content %}{% endblock %}</script>`,
    );
    await typeAtEnd(element, '{% load i18n %}{% ');
    await until(() => find(element, '.cm-tooltip-autocomplete') !== null);
    find(element, '.cm-content')?.focus();
    await control('a');
    await sendKeys({ type: '{% extends "base.html" %}' });
    await sendKeys({ press: 'Enter' });
    await sendKeys({ type: '{% block c' });
    await until(() => find(element, '.cm-completionLabel')?.textContent === 'content');
  });

  it('shows documentation on F1, and Escape closes that first', async () => {
    const element = await make();
    await typeAtEnd(element, '{{ total|date:"Y" }}');
    for (let i = 0; i < 8; i++) await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'F1' });
    await until(() => find(element, '.cm-django-doc') !== null);
    expect(find(element, '.cm-django-doc code')?.textContent).to.equal('|date[:"format"]');
    await sendKeys({ press: 'Escape' });
    expect(find(element, '.cm-django-doc')).to.equal(null);
    expect(element.shadowRoot?.activeElement).to.equal(find(element, '.cm-content'));
  });

  it('mends an error beside its message, too', async () => {
    const element = await make(
      `<script type="text/django"><p>{{ total|intcomma }}</p></script>
       <script type="application/json">{"total": 1234567}</script>`,
    );
    await until(() => find(element, '[part=mend]') !== null);
    find(element, '[part=mend]')?.click();
    await until(() => element.status === 'rendered');
    expect(element.html).to.contain('1,234,567');
  });

  it('keeps histories of files apart, across switches and resets', async () => {
    const element = await make(
      `<script type="text/django">{% include "part.html" %}</script>
       <script type="text/django" name="part.html">part</script>`,
    );
    await typeAtEnd(element, 'one');
    find(element, '[data-key="file:part.html"]')?.click();
    await element.updateComplete;
    await typeAtEnd(element, 'two');
    await until(() => element.html === 'parttwoone');
    element.reset();
    await until(() => element.html === 'part');
    find(element, '.cm-content')?.focus();
    await control('z');
    await until(() => element.html === 'parttwo');
    find(element, '[data-key="file:index.html"]')?.click();
    await element.updateComplete;
    find(element, '.cm-content')?.focus();
    await control('z');
    await until(() => element.html === 'parttwoone');
  });

  it('does not trap Tab, and lets Escape out of the editor', async () => {
    const element = await make();
    find(element, '.cm-content')?.focus();
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot?.activeElement?.getAttribute('role')).to.equal('separator');
    find(element, '.cm-content')?.focus();
    await sendKeys({ press: 'Escape' });
    expect(element.shadowRoot?.activeElement?.getAttribute('role')).to.equal('tab');
  });

  it('leaves a list of completions by Tab, with nothing lost of what is typed next', async () => {
    const element = await make();
    await typeAtEnd(element, '{% fo');
    await until(() => find(element, '.cm-completionInfo') !== null);
    await sendKeys({ press: 'Tab' });
    expect(element.shadowRoot?.activeElement?.getAttribute('role')).to.equal('separator');
    await until(() => find(element, '.cm-tooltip-autocomplete') === null);
    await typeAtEnd(element, 'x');
    expect(textOf(element)).to.contain('{% fo');
    expect(textOf(element)).to.contain('x');
  });

  it('is shared as a link and restored from it, without a change of Python', async () => {
    const python = '<script type="text/python">planets = ["author"]</script>';
    const element = await make(`<script type="text/django">{{ planets.0 }}</script>${python}`);
    expect(element.html).to.equal('author');
    await typeAtEnd(element, '!');
    find(element, '[data-key=python]')?.click();
    await element.updateComplete;
    await typeAtEnd(element, '\nplanets = ["stranger"]');
    await until(() => element.html === 'stranger!');
    const { hash } = new URL(await element.share());
    clearPage();
    history.replaceState(null, '', hash);
    const restored = await make(`<script type="text/django">{{ planets.0 }}</script>${python}`);
    expect(restored.html).to.equal('author!');
    expect(find(restored, '[part=withheld]')?.textContent).to.contain('This link brings Python');
    await typeAtEnd(restored, '?');
    await until(() => restored.html === 'author!?');
    const again = new URL(await restored.share()).hash;
    clearPage();
    history.replaceState(null, '', again);
    const third = await make(`<script type="text/django">{{ planets.0 }}</script>${python}`);
    expect(third.html).to.equal('author!?');
    expect(find(third, '[part=withheld] pre')?.textContent).to.contain('planets = ["stranger"]');
  });

  it('tells what happened in a render', async () => {
    const element = await make(
      `<script type="text/django">{% include "part.html" %}{{ missing }}</script>
       <script type="text/django" name="part.html">part</script>`,
    );
    find(element, '[data-key=happened]')?.click();
    await until(() => find(element, '.happened .missing') !== null);
    expect(find(element, '.happened')?.textContent).to.contain('part.html');
    expect(find(element, '.happened .missing')?.textContent).to.contain('missing');
  });

  it('formats the file that is shown, and undo brings back what was there', async () => {
    const untidy = '<div>\n{% if planets %}\n<p>{{ planets|length }}</p>\n{% endif %}\n</div>';
    const element = await make(TEMPLATE.replace(/>{% for.*?(?=<)/, `>${untidy}`));
    find(element, '[aria-label=Format]')?.click();
    await until(() => textOf(element).includes('    <p>'));
    expect(textOf(element)).to.equal(
      '<div>\n  {% if planets %}\n    <p>{{ planets|length }}</p>\n  {% endif %}\n</div>',
    );
    await until(() => element.html?.includes('    <p>2</p>') ?? false);
    find(element, '.cm-content')?.focus();
    await control('z');
    expect(textOf(element)).to.equal(untidy);
  });

  it('goes to the included file, and keeps a file of the reader’s own in what it exports', async () => {
    const element = await make(
      `<script type="text/django">a{% include "part.html" %}</script>
       <script type="application/json">{"name": "Ada"}</script>`,
    );
    find(element, '[aria-label="New file"]')?.click();
    await until(() => element.shadowRoot?.activeElement?.id === 'new-file-name');
    await sendKeys({ type: 'part.html' });
    await sendKeys({ press: 'Enter' });
    await until(() => element.shadowRoot?.activeElement?.classList.contains('cm-content') ?? false);
    await sendKeys({ type: '<b>{{ name' });
    await until(() => element.html === 'a<b>Ada</b>');
    find(element, '[data-key="file:index.html"]')?.click();
    await element.updateComplete;
    find(element, '.cm-content')?.focus();
    await control('End');
    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'F12' });
    await until(() => textOf(element) === '<b>{{ name }}</b>');
    const zip = await downloaded(() => pick(element, 'Download'));
    const entries = unzipSync(zip.bytes);
    const folder = zip.name.replace(/\.zip$/, '');
    const text = (path: string): string => strFromU8(entries[`${folder}/${path}`] ?? new Uint8Array());
    expect(text('templates/index.html')).to.equal('a{% include "part.html" %}');
    expect(text('templates/part.html')).to.equal('<b>{{ name }}</b>');
    expect(JSON.parse(text('config/context.json'))).to.deep.equal({ name: 'Ada' });
    expect(text('README.md')).to.contain('manage.py');
  });

  it('is made by createPlayground()', async () => {
    const box = place('<div></div>');
    const playground = await api.createPlayground({
      container: box,
      defaultTemplate: 'Hello {{ name }}',
      defaultContext: { name: 'Ada' },
    });
    expect(await playground.render()).to.equal('Hello Ada');
    playground.setContext({ name: 'Grace' });
    playground.setTemplate('Bye {{ name }}');
    expect(await playground.render()).to.equal('Bye Grace');
    playground.reset();
    expect(await playground.render()).to.equal('Hello Ada');
    playground.destroy();
    expect(box.querySelector('django-playground')).to.equal(null);
  });
});
