/** What packages import without saying so is resolved with them. */
import { expect } from '@open-wc/testing';
import { resolve } from '../../../src/core/packaging/resolve.js';
import { withUndeclared } from '../../../src/core/packaging/undeclared.js';
import { FakeIndex } from './fake-index.js';

const needs = [{ requirement: 'django-phonenumber-field', owners: ['A'] }];

describe('a package that imports what it does not require', () => {
  it('is resolved together with it', async () => {
    const { environment } = new FakeIndex({
      'django-phonenumber-field': { '8': {} },
      phonenumbers: { '9': {} },
    });
    const { packages, refused } = await withUndeclared(needs, (all) => resolve(all, environment));
    expect(packages.map(({ name, requires }) => [name, requires])).to.deep.equal([
      ['django-phonenumber-field', ['phonenumbers']],
      ['phonenumbers', []],
    ]);
    expect(refused).to.deep.equal([]);
  });

  it('is resolved once when the page names both', async () => {
    const { environment } = new FakeIndex({
      'django-phonenumber-field': { '8': {} },
      phonenumbers: { '9': {} },
    });
    let times = 0;
    await withUndeclared([...needs, { requirement: 'phonenumbers', owners: ['A'] }], (all) => {
      times += 1;
      return resolve(all, environment);
    });
    expect(times).to.equal(1);
  });
});
