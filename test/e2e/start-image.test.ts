/** First visits: from the image that comes with the library, or without it, with the real worker and the real files. */
import { expect } from '@open-wc/testing';
import { faultyBaseURL, ownBaseURL } from '../support/origins.js';
import { renderItem } from '../support/render-item.js';
import { clearSnapshots } from '../support/snapshots.js';
import { visit as visitLibrary } from '../support/worker-visit.js';

const ITEMS = [
  renderItem('{% load humanize %}{{ 12345|intcomma }} {{ when|date:"Y" }}', {
    python: 'import datetime\nwhen = datetime.date(2026, 1, 2)',
  }),
  renderItem('{{ form.as_p }}', {
    python: 'from django import forms\nclass F(forms.Form):\n    name = forms.CharField()\nform = F()',
  }),
  renderItem('{{ books.count }} {{ books.0.title }}', {
    python:
      'from django.db import models\nclass Book(models.Model):\n    title = models.CharField(max_length=9)\nBook.objects.create(title="one")\nbooks = Book.objects.all()',
  }),
  renderItem('{{ words }} {{ order }}', {
    // As sets and interned strings have them: hashes must be the same in both.
    python:
      'import sys\nwords = set("abcdefgh")\norder = sys.intern("capitalize" + "_" * 2) is sys.intern("capitalize__")',
  }),
  renderItem('{{ found }}', {
    python:
      'import gc, sys\ngc.unfreeze()\nfound = [gc.collect() >= 0, any(o is sys.modules for o in gc.get_objects()), len({id(o) for o in gc.get_objects()}) > 10000]\ngc.freeze()',
  }),
  renderItem('{{ environ }} {{ where }}', {
    python:
      'import os, sys\nenviron = sorted(os.environ.items())\nwhere = [os.getcwd(), sys.executable, sys.path, sys.flags, os.listdir("/"), sys.getrecursionlimit(), [getattr(f, "__name__", type(f).__name__) for f in sys.meta_path[-3:]], len(sys.path_hooks), sorted(set(sys.modules) - {"sitecustomize", "django_playground.image"})]',
  }),
  renderItem('\n{{ x|titel }}'),
  renderItem('{{ x }}', { python: 'raise ValueError("own")' }),
  renderItem('x', { python: 'while True: pass', timeoutMs: 200 }),
];

const RANDOM = renderItem('{{ values }}', {
  python:
    'import random, uuid, tempfile\nvalues = [random.random(), str(uuid.uuid1()), next(tempfile._get_candidate_names())]',
});

/** A first visit. */
async function visit(baseURL: string, items = ITEMS): Promise<unknown[]> {
  await clearSnapshots();
  return (await visitLibrary(baseURL, items)).outcomes;
}

after(clearSnapshots);

describe('a first visit', () => {
  it('goes on from the image, without the modules in it as files', async () => {
    const [numbers] = await visit(faultyBaseURL('404', 'modules-'));
    expect(numbers).to.equal('12,345 2026');
  });

  it('starts Python in the ordinary way where the image is of no use, and gives the same output', async () => {
    const withImage = await visit(ownBaseURL);
    const without = await visit(faultyBaseURL('blank', 'python-'));
    expect(without).to.deep.equal(withImage);
    expect(withImage.slice(2, 5)).to.deep.equal([
      '1 one',
      '{&#x27;a&#x27;, &#x27;c&#x27;, &#x27;b&#x27;, &#x27;e&#x27;, &#x27;d&#x27;, &#x27;g&#x27;, &#x27;f&#x27;, &#x27;h&#x27;} True',
      '[True, True, True]',
    ]);
  });

  it('has random values of its own', async () => {
    const [first] = await visit(ownBaseURL, [RANDOM]);
    const [second] = await visit(ownBaseURL, [RANDOM]);
    const values = (outcome: unknown): string[] => String(outcome).split(',');
    expect(values(first)).to.have.length(3);
    for (const [index, value] of values(first).entries()) expect(value).not.to.equal(values(second)[index]);
  });
});
