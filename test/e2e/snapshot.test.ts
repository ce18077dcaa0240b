/**
 * Visits by one worker after another, with the built worker, Pyodide and the browser's own storage: the first starts
 * Python and leaves a snapshot, the next are brought back from it and do exactly the same.
 */
import { expect } from '@open-wc/testing';
import { ownBaseURL } from '../support/origins.js';
import { clearSnapshots, damageSnapshots, snapshotFiles } from '../support/snapshots.js';
import { renderItem } from '../support/render-item.js';
import {
  NO_SOURCES,
  WorkerVisit,
  essence,
  visit as visitLibrary,
  type Visited,
} from '../support/worker-visit.js';

/** Templates of every kind, with all that may differ when an interpreter goes on in another place. */
const ITEMS = [
  renderItem('{% for x in items %}{{ forloop.counter }}{{ x|upper }} {% endfor %}', {
    contexts: [{ json: '{"items": ["a", "b"]}', tagged: false }],
  }),
  renderItem('{{ total }} {{ when|date:"Y-m-d" }}', {
    python: 'import datetime\ntotal = sum(range(10))\nwhen = datetime.date(2026, 1, 2)',
  }),
  renderItem('{{ form }}{{ form.errors }}', {
    python:
      'from django import forms\nclass F(forms.Form):\n    name = forms.CharField()\n    born = forms.DateField(widget=forms.SelectDateWidget(years=[2026]))\nform = F({"name": ""})',
  }),
  renderItem('{% for b in books %}{{ b.pk }} {{ b }} {{ b.author.name }}{% endfor %}', {
    python:
      'from django.db import models\nclass Author(models.Model):\n    name = models.CharField(max_length=9)\nclass Book(models.Model):\n    author = models.ForeignKey(Author, on_delete=models.CASCADE)\n    def __str__(self): return "Book"\nBook.objects.create(author=Author.objects.create(name="Ann"))\nbooks = Book.objects.select_related("author")',
  }),
  renderItem('{% load i18n %}{% translate "Yes" %} {{ 1234.5|floatformat:2 }}', {
    settings: { LANGUAGE_CODE: 'fr' },
  }),
  renderItem(
    '{% load tz %}{{ when|date:"H:i e" }} {% timezone "Asia/Tokyo" %}{{ when|date:"H:i e" }}{% endtimezone %}',
    {
      python: 'import datetime\nwhen = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.timezone.utc)',
      settings: { TIME_ZONE: 'Europe/Berlin' },
    },
  ),
  renderItem(
    '{% extends "base.html" %}{% block a %}{{ block.super }}{% include "part.html" %}{% endblock %}',
    {
      files: { 'base.html': '<b>{% block a %}base {% endblock %}</b>', 'part.html': 'part' },
    },
  ),
  renderItem('{% load own %}{{ "x"|twice }}', {
    files: {
      'templatetags/own.py':
        'from django import template\nregister = template.Library()\n@register.filter\ndef twice(value): return value * 2',
    },
  }),
  renderItem(
    '{% load humanize static %}{{ 1200|intcomma }} {% static "a.css" %} {{ user.is_anonymous }} {{ request.path }}',
    {
      request: { path: '/list/', method: 'GET', data: {}, headers: {} },
    },
  ),
  renderItem('{% csrf_token %}{{ names|join:" " }}', {
    python: 'names = {"c", "a", "b", "longer", "other"}',
  }),
  renderItem('{{ text }}', {
    python:
      'import tempfile, sqlite3, decimal\nwith tempfile.TemporaryFile("w+") as f:\n    f.write("written")\n    f.seek(0)\n    text = f.read(), str(decimal.Decimal(1) / 3), sqlite3.sqlite_version',
  }),
  renderItem('\n{{ x|titel }}'),
  renderItem('{{ x }}', { python: 'raise ValueError("own")' }),
  renderItem('x', { python: 'while True: pass', timeoutMs: 200 }),
];

const RANDOM = renderItem('{{ values }}', {
  owner: 'random',
  python:
    'import random, uuid, secrets, tempfile\nvalues = [random.random(), str(uuid.uuid1()), str(uuid.uuid4()), secrets.token_hex(), next(tempfile._get_candidate_names())]',
});

const SETTINGS = { INSTALLED_APPS: ['django.contrib.admindocs'], LANGUAGE_CODE: 'de' };

const visit = (items = ITEMS, settings: Record<string, unknown> = {}): Promise<Visited> =>
  visitLibrary(ownBaseURL, items, settings);

beforeEach(clearSnapshots);
after(clearSnapshots);

describe('a repeat visit', () => {
  it('goes on from the first visit’s snapshot and gives the same output', async () => {
    const first = await visit();
    const second = await visit();
    expect([first.restored, second.restored]).to.deep.equal([false, true]);
    expect(second.outcomes).to.deep.equal(first.outcomes);
    expect(second.start.installed).to.deep.equal(first.start.installed);
    expect(first.outcomes.slice(0, 2)).to.deep.equal(['1A 2B ', '45 2026-01-02']);
    expect(first.outcomes[4]).to.equal('Oui 1234,50');
    expect(first.outcomes[5]).to.equal('14:00 CEST 21:00 JST');
    expect(await snapshotFiles()).to.have.length(1);
  });

  it('has random values of its own', async () => {
    await visit([]);
    const [second] = (await visit([RANDOM])).outcomes;
    const [third] = (await visit([RANDOM])).outcomes;
    const values = (outcome: unknown): string[] => String(outcome).split(',');
    expect(values(second)).to.have.length(5);
    for (const [index, value] of values(second).entries()) expect(value).not.to.equal(values(third)[index]);
  });

  it('tells the time of now', async () => {
    await visit([]);
    const before = Date.now();
    const { restored, outcomes } = await visit([
      renderItem('{{ now }}', { python: 'import time\nnow = repr(time.time())' }),
    ]);
    expect(restored).to.equal(true);
    expect(Number(String(outcomes[0]).replaceAll('&#x27;', '')) * 1000).to.be.within(before, Date.now());
  });
});

describe('settings of the page', () => {
  it('that the snapshot was made with are in force after a restore', async () => {
    const item = renderItem('{% load i18n %}{% translate "Yes" %}');
    const first = await visit([item], SETTINGS);
    const second = await visit([item], SETTINGS);
    expect([first.restored, second.restored]).to.deep.equal([false, true]);
    expect([first.outcomes, second.outcomes]).to.deep.equal([['Ja'], ['Ja']]);
    expect(second.start.refused).to.deep.equal([]);
  });

  it('that are others start Python again, and get a snapshot of their own', async () => {
    const item = renderItem('{% load i18n %}{% translate "Yes" %}');
    await visit([item]);
    expect((await visit([item], SETTINGS)).outcomes).to.deep.equal(['Ja']);
    const third = await visit([item], SETTINGS);
    expect([third.restored, third.outcomes]).to.deep.equal([true, ['Ja']]);
    expect((await visit([item])).restored).to.equal(true);
    expect(await snapshotFiles()).to.have.length(2);
  });

  it('that change from visit to visit leave no more than three snapshots', async () => {
    for (const TIME_ZONE of ['UTC', 'Asia/Tokyo', 'Europe/Berlin', 'Africa/Cairo']) {
      expect((await visit([], { SECRET_KEY: TIME_ZONE })).restored).to.equal(false);
    }
    expect(await snapshotFiles()).to.have.length(3);
  });

  it('that come late are added to a restored Django', async () => {
    await visit([]);
    const worker = new WorkerVisit();
    await Promise.all([
      worker.call('boot', { baseURL: ownBaseURL }),
      worker.call('start', { requirements: [], settings: {}, sources: NO_SOURCES }),
    ]);
    const answer = await worker.call('extend', {
      requirements: [],
      settings: SETTINGS,
      sources: NO_SOURCES,
      kept: [],
    });
    const { outcomes } = await worker.call('render', {
      items: [renderItem('{% load i18n %}{% translate "Yes" %}')],
    });
    worker.end();
    expect('refused' in answer && answer.refused).to.deep.equal([]);
    expect(outcomes.map(essence)).to.deep.equal(['Ja']);
  });
});

describe('a snapshot that cannot be used', () => {
  for (const damage of ['lose a piece', 'cut the end', 'empty', 'break Python'] as const) {
    it(`leads to an ordinary start and is replaced (${damage})`, async () => {
      await visit([]);
      await damageSnapshots(damage);
      const [item] = ITEMS;
      const next = await visit(item && [item]);
      expect([next.restored, next.outcomes]).to.deep.equal([false, ['1A 2B ']]);
      expect((await visit(item && [item])).restored).to.equal(true);
    });
  }
});

describe('two workers at once', () => {
  it('both work, and leave one snapshot for two that come after them', async () => {
    const [item] = ITEMS;
    const items = item && [item];
    const first = await Promise.all([visit(items), visit(items)]);
    expect(first.map(({ outcomes }) => outcomes)).to.deep.equal([['1A 2B '], ['1A 2B ']]);
    expect(await snapshotFiles()).to.have.length(1);
    const later = await Promise.all([visit(items), visit(items)]);
    expect(later.map(({ restored, outcomes }) => [restored, outcomes])).to.deep.equal([
      [true, ['1A 2B ']],
      [true, ['1A 2B ']],
    ]);
  });
});
