/** Which source the development server serves for which built module. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sourceOf } from './source-for-dist.mjs';

for (const [built, source] of [
  ['/dist/index.js', '/src/index.ts'],
  ['/dist/worker.js', '/worker/worker.ts'],
  ['/dist/elements/django-template.js', '/src/elements/django-template/django-template.ts'],
  ['/dist/runtime/manifest.json', null],
  ['/dist/django-playground.js', null],
  ['/demo/index.html', null],
]) {
  test(`${built} comes from ${source ?? 'the build'}`, () => assert.equal(sourceOf(built), source));
}
