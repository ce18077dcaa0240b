/** custom-elements.json can be read by itself: what it names is in it, or everyone knows it. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { root } from '../../scripts/steps.mjs';

const { modules } = JSON.parse(readFileSync(path.join(root, 'custom-elements.json'), 'utf8'));
const declarations = modules.flatMap((module) => module.declarations);
const declared = new Set(
  modules.flatMap((module) => module.declarations.map(({ name }) => `${module.path} ${name}`)),
);
const classOf = (wanted) => declarations.find(({ name }) => name === wanted);

/** All objects in `value`, however deep. */
const objectsIn = (value) =>
  typeof value === 'object' && value !== null ? [value, ...Object.values(value).flatMap(objectsIn)] : [];

const types = objectsIn(modules).flatMap(({ type }) => (typeof type?.text === 'string' ? [type] : []));

/** Types of the language and of the browser. */
const known = new Set(['HTMLElement', 'Promise', 'Readonly', 'Record']);

describe('custom-elements.json', () => {
  it('names modules that are published', () => {
    for (const module of modules) assert.ok(existsSync(path.join(root, module.path)), module.path);
  });

  it('refers to what it declares', () => {
    const references = objectsIn(modules).filter(({ name, module }) => name && module);
    assert.ok(references.length > 10, `${references.length} references`);
    for (const { name, module } of references)
      assert.ok(declared.has(`${module} ${name}`), `${module} ${name}`);
  });

  it('spells its types out, or says where their names are declared', () => {
    assert.ok(types.length > 50, `${types.length} types`);
    for (const { text, references = [] } of types) {
      for (const [name] of text.replace(/'[^']*'/g, "''").matchAll(/\b[A-Z]\w*/g)) {
        const isReferred = references.some(({ start, end }) => text.slice(start, end) === name);
        assert.ok(known.has(name) || isReferred, `${name} in ${text}`);
      }
    }
  });

  it('writes the choices of an attribute as they are written in markup', () => {
    const { attributes } = classOf('DjangoPlaygroundElement');
    const typeOf = (wanted) => attributes.find(({ name }) => name === wanted).type.text;
    assert.equal(typeOf('output'), "'html' | 'shadow' | 'frame' | 'source'");
    assert.equal(typeOf('loading'), "'lazy' | 'eager' | 'interaction'");
    assert.equal(typeOf('editable'), "'true' | 'false'");
    assert.equal(typeOf('share'), "'on' | 'off'");
    assert.equal(typeOf('status'), "'idle' | 'loading' | 'rendered' | 'error'");
    for (const { name, default: value } of attributes)
      assert.ok(value === undefined || /^[a-z]+$/.test(value), name);
  });

  it('tells what events tell', () => {
    const details = Object.fromEntries(
      classOf('DjangoTemplateElement').events.map(({ name, type }) => [
        name,
        classOf(type.text).members.find((member) => member.name === 'detail').type.text,
      ]),
    );
    assert.equal(details['django-render'], '{ html: string; duration: number; cached: boolean }');
    assert.equal(details['django-error'], '{ error: DjangoError }');
    assert.match(details['django-progress'], /^\{ step: 'download' \| .+; percent: number \}$/);
  });
});
