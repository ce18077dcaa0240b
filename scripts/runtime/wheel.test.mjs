/** Tests of reading wheels, over small wheels made here. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { strToU8, zipSync } from 'fflate';
import { normalizeName, parseWheelFileName, readWheel } from './wheel.mjs';

function makeWheel({ damage = false } = {}) {
  const code = strToU8('x = 1\n');
  const digest = createHash('sha256').update(code).digest('base64url');
  return zipSync({
    'demo/__init__.py': damage ? strToU8('x = 2\n') : code,
    'demo-1.0.dist-info/RECORD': strToU8(
      `demo/__init__.py,sha256=${digest},6\ndemo-1.0.dist-info/RECORD,,\n`,
    ),
    'demo-1.0.dist-info/licenses/LICENSE': strToU8('do what you like'),
  });
}

describe('wheels', () => {
  it('reads name and version from the file name', () => {
    assert.deepEqual(parseWheelFileName('Django_Demo-1.0.post1-py2.py3-none-any.whl'), {
      name: 'django-demo',
      version: '1.0.post1',
    });
    assert.equal(parseWheelFileName('demo-1.0-cp314-cp314-manylinux_2_28_x86_64.whl'), null);
    assert.equal(parseWheelFileName('demo-1.0-py2-none-any.whl'), null);
  });

  it('normalises names', () => {
    assert.equal(normalizeName('Foo.-_Bar'), 'foo-bar');
  });

  it('gives files and licences', () => {
    const wheel = readWheel('demo-1.0-py3-none-any.whl', makeWheel());
    assert.equal(new TextDecoder().decode(wheel.files.get('demo/__init__.py')), 'x = 1\n');
    assert.deepEqual([...wheel.licences], [['LICENSE', 'do what you like']]);
  });

  it('refuses a file that differs from RECORD', () => {
    assert.throws(
      () => readWheel('demo-1.0-py3-none-any.whl', makeWheel({ damage: true })),
      /demo\/__init__\.py differs/,
    );
  });
});
