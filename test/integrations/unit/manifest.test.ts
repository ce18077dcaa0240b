/** custom-elements.json says of the elements what they are when they run. */
import { expect } from '@open-wc/testing';
import { ReactiveElement } from 'lit';
import manifest from '../../../custom-elements.json';
import '../../../src/elements/django-template/django-template.js';
import '../../../src/elements/django-playground/django-playground.js';
import { styles as shellStyles } from '../../../src/elements/django-playground/shell.js';
import * as api from '../../../src/index.js';

interface Member {
  kind: string;
  name: string;
  readonly?: boolean;
  static?: boolean;
  attribute?: string;
  reflects?: boolean;
}

interface Declaration {
  name: string;
  tagName?: string;
  members?: Member[];
  attributes?: { name: string }[];
  events?: { name: string; type: { text: string } }[];
  cssProperties?: { name: string }[];
}

const { modules } = manifest as { modules: { path: string; declarations: Declaration[] }[] };
const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
const ofPackage = modules.filter(({ path }) => path === 'dist/index.js');

/** What only comes with the shell of a playground. */
const loadedStyles = new Map([['django-playground', shellStyles]]);

function stylesOf(tag: string): string {
  const { elementStyles } = customElements.get(tag) as unknown as typeof ReactiveElement;
  return [...elementStyles, ...(loadedStyles.get(tag) ?? [])].map(String).join('');
}

describe('custom-elements.json', () => {
  it('names both elements', () => {
    const tags = elements.map(({ tagName }) => tagName);
    expect(tags).to.include('django-template').and.to.include('django-playground');
  });

  it('has classes of the package that it exports, with members that they have', () => {
    const classes = ofPackage.flatMap(({ declarations }) => declarations);
    expect(classes.map(({ name }) => name))
      .to.include('DjangoError')
      .and.to.include('DjangoRenderEvent');
    for (const { name } of classes) expect(Reflect.get(api, name), name).to.be.a('function');
    const details = {
      suggestions: ['Load it.'],
      line: 1,
      column: 2,
      length: 3,
      context: '',
      element: document.body,
    };
    const error = new api.DjangoError('TemplateError', '', {
      ...details,
      templateName: '',
      exception: '',
      step: 'django',
    });
    const members = classes.find(({ name }) => name === 'DjangoError')?.members ?? [];
    for (const member of members) expect(member.name in error, member.name).to.equal(true);
    expect(members.map(({ name }) => name)).to.include.members(Object.keys(error));
  });

  for (const { tagName = '', members = [], attributes = [], events = [], cssProperties = [] } of elements) {
    const defined = customElements.get(tagName) as
      (CustomElementConstructor & { observedAttributes: string[] }) | undefined;

    const shown = members.filter(({ readonly, reflects }) => readonly && reflects);

    it(`has the attributes that <${tagName}> observes or shows, and no other`, () => {
      const names = attributes.map(({ name }) => name).sort();
      const ownWriting = shown.map(({ attribute = '' }) => attribute);
      expect(names).to.deep.equal([...(defined?.observedAttributes ?? []), ...ownWriting].sort());
    });

    it(`has the states that <${tagName}> shows in attributes`, () => {
      expect(shown.map(({ name }) => name)).to.deep.equal(['status']);
      const element = document.createElement(tagName);
      element.setAttribute('loading', 'interaction');
      document.body.append(element);
      for (const { name, attribute = '' } of shown) {
        expect(element.getAttribute(attribute), attribute).to.equal(Reflect.get(element, name));
      }
      element.remove();
    });

    it(`has the custom properties that the styles of <${tagName}> read, and no other`, () => {
      const read = stylesOf(tagName).match(/--django-[\w-]+/g) ?? [];
      expect(cssProperties.map(({ name }) => name).sort()).to.deep.equal([...new Set(read)].sort());
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
