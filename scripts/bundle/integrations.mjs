/**
 * What the builds of src/integrations have of their own: entries, the frameworks that stay outside, and what is copied
 * because a user's own tools compile it.
 */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';

const source = (root, name) => path.join(root, 'src/integrations', `${name}.ts`);

/** Entries for browsers, which share the library's code: output name → source. */
export const frameworkEntries = (root) =>
  Object.fromEntries(['react', 'svelte', 'vue'].map((name) => [name, source(root, name)]));

/** Entries that write markup and share no code with pages: output name → source. */
export const generatorEntries = (root) =>
  Object.fromEntries(['astro/markup', 'eleventy', 'markdown-it'].map((name) => [name, source(root, name)]));

/** Users have one copy of their framework, and the entries work with that. */
export const frameworks = [/^react(?:\/|$)/, /^svelte(?:\/|$)/, /^vue(?:\/|$)/];

/** What React's server components must find first in a module with hooks. */
export const directiveOf = (chunk) => (chunk.name === 'react' ? '"use client";' : '');

/** Copies what is compiled by the project that uses it: Astro's components and the types that go with them. */
export function copyComponents(root) {
  const from = path.join(root, 'src/integrations/astro');
  const to = path.join(root, 'dist/astro');
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (/\.(?:astro|js|d\.ts)$/.test(name)) copyFileSync(path.join(from, name), path.join(to, name));
  }
}
