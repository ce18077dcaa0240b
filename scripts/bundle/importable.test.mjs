/** Imports the built modules where there is no DOM, as a server does. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

describe('the built modules under Node.js', () => {
  it('can be imported and change nothing but what Lit needs', async () => {
    const before = Object.getOwnPropertyNames(globalThis);
    const library = await import('../../dist/index.js');
    await import('../../dist/elements/django-template.js');
    assert.equal(typeof library.default.render, 'function');
    assert.equal(library.default, library.DjangoPlayground);
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.includes(name));
    assert.deepEqual(
      added.filter((name) => !/^(?:lit|reactiveElement|customElements)/.test(name)),
      [],
    );
    assert.equal(typeof globalThis.document, 'undefined');
  });

  it('says that rendering needs a browser', async () => {
    const { default: api } = await import('../../dist/index.js');
    await assert.rejects(api.render('x'), { type: 'InitializationError', message: /browser/ });
  });
});
