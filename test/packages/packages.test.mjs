/** Every case of every package in a real browser, many packages on one page, against what CPython gave natively. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { describe, it } from 'node:test';
import { nativePython } from '../support/native-python.mjs';
import { readGroups, readRecorded } from './cases.mjs';
import { replay } from './run.mjs';
import { normalise } from './normalise.mjs';

const hasDebian = existsSync('/usr/bin/apt-get');
const python = await nativePython();

describe('packages', { skip: hasDebian ? false : 'their wheels are made from Debian’s packages' }, () => {
  it('render in a browser as they do natively', async () => {
    const outcomes = await replay(await readGroups(), { together: true, natively: python !== null });
    const different = outcomes.filter(({ equal }) => !equal);
    assert.deepEqual(
      different.map(({ group, name, error, actual }) => `${group}, ${name}: ${error ?? actual}`),
      [],
    );
    assert.ok(outcomes.length > 100);
  });

  it('have three cases each, all recorded', async () => {
    for (const { id, cases } of await readGroups()) {
      assert.ok(cases.length >= 3, id);
      assert.deepEqual(
        cases.map(({ name }) => name),
        Object.keys((await readRecorded(id)).html),
      );
    }
  });
});

describe('normalising', () => {
  const token = 'aB3'.repeat(21) + 'x';

  it('takes out tokens and nothing else', () => {
    const field = (value) => `<input type="hidden" name="csrfmiddlewaretoken" value="${value}"> 64 ${token}`;
    assert.equal(normalise(field(token)), field('TOKEN'));
  });

  it('takes out what a case says', () => {
    assert.equal(normalise('<i id="item-42">', [['item-\\d+', 'item-ID']]), '<i id="item-ID">');
  });
});
