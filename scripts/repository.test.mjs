/** What the repository check finds, and what it leaves alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaints } from './repository.mjs';

for (const [file, text, expected] of [
  ['a.md', 'first\nsee /home/ada/project/x', ['a.md:2 holds a path of one machine: /home/ada/p']],
  ['a.mjs', "import('/root/lab/x.mjs')", ['a.mjs:1 holds a path of one machine: /root/l']],
  [
    'a.ts',
    "fetch('https://npm-mirror.example/x')",
    ['a.ts:1 holds a private registry host: https://npm-mirror.example'],
  ],
  ['.npmrc', 'audit=false\nregistry=https://npm.example/', ['.npmrc:2 holds a registry setting: registry=']],
  [
    'package-lock.json',
    '{"resolved": "https://x"}',
    ['package-lock.json:1 holds a download address: "resolved":'],
  ],
  ['a.json', '{"resolved": true}', []],
  ['a.ts', "'../work/done', 'network/x', '/usr/share/zoneinfo', 'https://example.com/home/'", []],
]) {
  test(`${file} with ${JSON.stringify(text)} has ${expected.length} complaints`, () => {
    assert.deepEqual(complaints(file, text), expected);
  });
}
