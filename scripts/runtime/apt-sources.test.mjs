/** Tests of reading apt's configuration; the texts are in the forms that Debian's installers write. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { debianMirrors, parseDeb822, parseOneLine } from './apt-sources.mjs';

const deb822 = `# made by the installer
Types: deb deb-src
URIs: http://mirror.invalid/debian/
Suites: bookworm
  bookworm-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: http://mirror.invalid/debian-security
Suites: bookworm-security
Components: main

Types: deb-src
URIs: http://sources.invalid/debian
Suites: bookworm
Components: main

Enabled: no
Types: deb
URIs: http://disabled.invalid/debian
Suites: bookworm
Components: main
`;

describe('apt sources', () => {
  it('reads a deb822 file with folded fields', () => {
    assert.deepEqual(parseDeb822(deb822)[0], {
      uri: 'http://mirror.invalid/debian/',
      suites: ['bookworm', 'bookworm-updates'],
      components: ['main'],
    });
  });

  it('reads one-line entries with options and comments', () => {
    const text =
      '# deb http://old.invalid/debian sid main\ndeb [arch=amd64 trusted=yes] http://a.invalid/debian trixie main contrib # local\ndeb-src http://a.invalid/debian trixie main\n';
    assert.deepEqual(parseOneLine(text), [
      { uri: 'http://a.invalid/debian', suites: ['trixie'], components: ['main', 'contrib'] },
    ]);
  });

  it('keeps only mirrors of the main archive', () => {
    const list = [
      'deb http://vendor.invalid/linux/debian bookworm stable',
      'deb http://vendor.invalid/apt cloud-sdk-bookworm main',
      'deb http://mirror.invalid/debian trixie main',
      'deb http://security.invalid/debian trixie main',
      'deb http://other.invalid/debian sid main',
    ].join('\n');
    assert.deepEqual(
      debianMirrors([
        { name: 'debian.sources', text: deb822 },
        { name: 'sources.list', text: list },
      ]),
      ['http://mirror.invalid/debian', 'http://other.invalid/debian'],
    );
  });
});
