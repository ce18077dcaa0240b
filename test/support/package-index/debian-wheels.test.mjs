/** The wheels made from Debian's packages are what installers expect: complete, hashed, with their dependencies. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { before, describe, it } from 'node:test';
import { strFromU8 } from 'fflate';
import { normalizeName, readWheel } from '../../../scripts/runtime/wheel.mjs';
import { debianWheels, wheelsFolder } from './debian-wheels.mjs';
import { header, headers, metadataOfEggInfo } from './egg-info.mjs';

const insideTheBuild = ['django', 'asgiref', 'tzdata'];
const metadataIn = (files) =>
  strFromU8(files.get([...files.keys()].find((name) => /^[^/]+\.dist-info\/METADATA$/.test(name))));

describe('an egg-info', () => {
  it('gives its requirements with extras and markers', () => {
    const requires = 'six\n\n[:python_version < "3"]\nfutures>=1\n\n[fast:os_name == "nt"]\nyaml\n';
    const metadata = metadataOfEggInfo('Metadata-Version: 1.2\nName: x\nVersion: 1\n', requires, ['django']);
    assert.equal(header(metadata, 'metadata-version'), '2.1');
    assert.deepEqual(headers(metadata, 'Requires-Dist'), [
      'django',
      'six',
      'futures>=1 ; python_version < "3"',
      'yaml ; (os_name == "nt") and extra == "fast"',
    ]);
    assert.deepEqual(headers(metadata, 'Provides-Extra'), ['fast']);
  });

  it('keeps its description', () => {
    const metadata = metadataOfEggInfo('Name: x\nVersion: 1\n\nLong text\n\nName: y\n', 'six\n', []);
    assert.match(metadata, /\n\nLong text\n\nName: y\n$/);
    assert.deepEqual(headers(metadata, 'Name'), ['x']);
  });

  it('is left alone where it says what it requires', () => {
    const metadata = 'Metadata-Version: 2.4\nName: x\nVersion: 1\nRequires-Dist: django\n';
    assert.equal(metadataOfEggInfo(metadata, 'six\n', ['django']), metadata);
  });
});

const isDebian = existsSync('/usr/bin/apt-get');

describe("the wheels of Debian's packages", { skip: isDebian ? false : 'there is no apt here' }, () => {
  const wheels = new Map();
  before(async () => {
    for (const { name, filename } of await debianWheels())
      wheels.set(
        name,
        readWheel(filename, new Uint8Array(await readFile(path.join(wheelsFolder, filename)))),
      );
  });

  it('are many', () => assert.ok(wheels.size >= 30, `only ${wheels.size}`));

  it('name their project and version as their metadata does', () => {
    for (const [name, { files, version }] of wheels) {
      assert.equal(normalizeName(header(metadataIn(files), 'Name')), name);
      assert.equal(header(metadataIn(files), 'Version'), version);
    }
  });

  it('hold no compiled code', () => {
    for (const [name, { files }] of wheels)
      assert.deepEqual(
        [...files.keys()].filter((file) => /\.(?:so|pyc)$/.test(file)),
        [],
        name,
      );
  });

  it('need nothing that is not among them', () => {
    for (const [name, { files }] of wheels) {
      const needed = headers(metadataIn(files), 'Requires-Dist').filter((each) => !each.includes(';'));
      for (const requirement of needed) {
        const project = normalizeName(/^[\w.-]+/.exec(requirement)[0]);
        assert.ok(wheels.has(project) || insideTheBuild.includes(project), `${name} needs ${requirement}`);
      }
    }
  });
});
