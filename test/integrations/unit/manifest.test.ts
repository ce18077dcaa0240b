/** custom-elements.json says of the elements what they are when they run. */
import { expect } from '@open-wc/testing';
import { ReactiveElement } from 'lit';
import manifest from '../../../custom-elements.json';
import '../../../src/elements/django-template/django-template.js';
import '../../../src/elements/django-playground/django-playground.js';

interface Member {
  kind: string;
  name: string;
  readonly?: boolean;
  static?: boolean;
  attribute?: string;
}

interface Declaration {
  name: string;
  tagName?: string;
  members?: Member[];
  attributes?: { name: string }[];
  events?: { name: string; type: { text: string } }[];
}

const { modules } = manifest as { modules: { declarations: Declaration[] }[] };
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);

describe('custom-elements.json', () => {
  it('names both elements', () => {
    const tags = elements.map(({ tagName }) => tagName);
    expect(tags).to.include('django-template').and.to.include('django-playground');
  });

  for (const { tagName = '', members = [], attributes = [], events = [] } of elements) {
    const defined = customElements.get(tagName) as
      (CustomElementConstructor & { observedAttributes: string[] }) | undefined;

    it(`has the attributes that <${tagName}> observes, and no other`, () => {
      const names = attributes.map(({ name }) => name).sort();
      expect(names).to.deep.equal([...(defined?.observedAttributes ?? [])].sort());
    });

    it(`has members that <${tagName}> has, and says which can be set`, () => {
      const element = document.createElement(tagName);
      for (const { kind, name, readonly } of members.filter((member) => !member.static)) {
        expect(name in element, name).to.equal(true);
        if (kind === 'method') expect(Reflect.get(element, name), name).to.be.a('function');
        if (kind !== 'field') continue;
        let owner: object | null = element;
        while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner) as object | null;
        const descriptor = owner && Object.getOwnPropertyDescriptor(owner, name);
        const isSettable = descriptor?.writable ?? typeof Reflect.get(descriptor ?? {}, 'set') === 'function';
        expect(isSettable, name).to.equal(!readonly);
      }
    });

    it(`has every method of <${tagName}> that is not Lit's`, () => {
      const methods = new Set<string>();
      let owner = Object.getPrototypeOf(document.createElement(tagName)) as object;
      for (; owner !== ReactiveElement.prototype; owner = Object.getPrototypeOf(owner) as object) {
        for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
          const isOurs = !name.startsWith('_') && !(name in ReactiveElement.prototype);
          if (typeof value === 'function' && isOurs) methods.add(name);
        }
      }
      const named = members.filter(({ kind }) => kind === 'method').map(({ name }) => name);
      expect(named.sort()).to.deep.equal([...methods].sort());
    });

    it(`has events of <${tagName}> with the class of their detail`, () => {
      expect(events.length).to.be.greaterThan(0);
      for (const { name, type } of events) {
        expect(name).to.match(/^django-/);
        expect(type.text).to.match(/^Django\w+Event$/);
      }
    });
  }
});
