/** What editors are told of the elements is what custom-elements.json says, and what the elements have. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { editorData } from '../../scripts/editor-data.mjs';
import { root } from '../../scripts/steps.mjs';

const text = (name) => readFileSync(path.join(root, name), 'utf8');
const json = (name) => JSON.parse(text(name));
const manifest = json('custom-elements.json');
const elements = manifest.modules.flatMap(({ declarations }) =>
  declarations.filter(({ tagName }) => tagName),
);
const attributeNames = ({ attributes }) => attributes.map(({ name }) => name).sort();

/** The names of the attributes that authors write: `status` is the element's own writing. */
const writtenNames = (element) => attributeNames(element).filter((name) => name !== 'status');

describe('the data for editors', () => {
  for (const [name, made] of Object.entries(editorData(manifest))) {
    it(`is fresh in ${name} (npm run manifest)`, () => assert.equal(text(name), made));
  }

  it('names every element and attribute for VS Code, with choices only where there are some', () => {
    const { version, tags } = json('html-custom-data.json');
    assert.equal(version, 1.1);
    assert.deepEqual(tags.map(({ name }) => name).sort(), elements.map(({ tagName }) => tagName).sort());
    for (const tag of tags) {
      const element = elements.find(({ tagName }) => tagName === tag.name);
      assert.deepEqual(attributeNames(tag), writtenNames(element));
      for (const { values = [] } of tag.attributes) {
        for (const { name } of values) assert.match(name, /^[a-z-]+$/);
      }
    }
    const choices = (tagName, attributeName) =>
      tags
        .find(({ name }) => name === tagName)
        .attributes.find(({ name }) => name === attributeName)
        .values.map(({ name }) => name);
    assert.deepEqual(choices('django-template', 'output'), ['html', 'shadow', 'frame', 'source']);
    assert.deepEqual(choices('django-playground', 'editable'), ['true', 'false']);
    assert.deepEqual(choices('django-playground', 'share'), ['on', 'off']);
  });

  it('names every element, attribute, event and slot for JetBrains', () => {
    const { name, version, contributions } = json('web-types.json');
    const own = json('package.json');
    assert.deepEqual([name, version], [own.name, own.version]);
    for (const element of elements) {
      const found = contributions.html.elements.find((each) => each.name === element.tagName);
      assert.deepEqual(attributeNames(found), writtenNames(element));
      const names = (list = []) => list.map((each) => each.name).sort();
      assert.deepEqual(names(found.events ?? found.js?.events), names(element.events));
      assert.deepEqual(names(found.slots), names(element.slots));
      for (const { type } of found.js.events) assert.match(type, /^CustomEvent<\{ .+ \}>$/);
    }
  });
});
