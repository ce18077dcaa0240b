/** The chunk of an entry's static imports. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneChunk } from './one-chunk.mjs';

const graph = {
  '/a.ts': { importedIds: ['/b.ts'], dynamicallyImportedIds: ['/later.ts'] },
  '/b.ts': { importedIds: ['/a.ts', '/c.ts'], dynamicallyImportedIds: [] },
  '/c.ts': { importedIds: [], dynamicallyImportedIds: [] },
};

test('an entry and what it imports, also by way of others, are one chunk; the rest is left alone', () => {
  const group = oneChunk('a', '/a.ts');
  const context = { getModuleInfo: (id) => graph[id] ?? null };
  const names = ['/a.ts', '/b.ts', '/c.ts', '/later.ts', '/other.ts'].map((id) => group.name(id, context));
  assert.deepEqual(names, ['a', 'a', 'a', null, null]);
});
