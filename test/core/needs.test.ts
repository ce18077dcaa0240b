import { expect } from '@open-wc/testing';
import { mergeNeeds, missingNeeds, splitSettings } from '../../src/core/needs.js';

describe('mergeNeeds', () => {
  it('asks once for a requirement and remembers all who asked', () => {
    const { needs } = mergeNeeds([
      { label: 'A', packages: ['x>=1', 'y'], settings: {} },
      { label: 'B', packages: ['x>=1'], settings: {} },
    ]);
    expect(needs.requirements).to.deep.equal([
      { requirement: 'x>=1', owners: ['A', 'B'] },
      { requirement: 'y', owners: ['A'] },
    ]);
  });

  it('adds up INSTALLED_APPS', () => {
    const { needs, contradictions } = mergeNeeds([
      { label: 'A', packages: [], settings: { INSTALLED_APPS: ['a', 'b'] } },
      { label: 'B', packages: [], settings: { INSTALLED_APPS: ['b', 'c'] } },
    ]);
    expect(needs.settings).to.deep.equal({ INSTALLED_APPS: ['a', 'b', 'c'] });
    expect(contradictions.size).to.equal(0);
  });

  it('tells both who contradict each other, naming both, and keeps the first value', () => {
    const { needs, contradictions } = mergeNeeds([
      { label: 'A', packages: [], settings: { AUTH_USER_MODEL: 'a.User' } },
      { label: 'B', packages: [], settings: { AUTH_USER_MODEL: 'b.User' } },
    ]);
    expect(needs.settings).to.deep.equal({ AUTH_USER_MODEL: 'a.User' });
    expect([...contradictions.keys()].sort()).to.deep.equal(['A', 'B']);
    expect(contradictions.get('A')).to.equal(contradictions.get('B'));
    expect(contradictions.get('B')?.message).to.match(
      /^B and A give different values for the setting AUTH_USER_MODEL/,
    );
  });

  it('takes settings that packages read only once for the whole page', () => {
    const { needs, contradictions } = mergeNeeds([
      { label: 'A', packages: [], settings: { COUNTRIES_ONLY: ['NZ'], STATIC_URL: '/a/' } },
      { label: 'B', packages: [], settings: { COUNTRIES_ONLY: ['AU'] } },
    ]);
    expect(needs.settings).to.deep.equal({ COUNTRIES_ONLY: ['NZ'] });
    expect(contradictions.get('A')?.message).to.match(
      /^B and A give different values for the setting COUNTRIES_ONLY/,
    );
  });

  it('keeps settings of a single render out of the start', () => {
    const { needs } = mergeNeeds([{ label: 'A', packages: [], settings: { LANGUAGE_CODE: 'fr' } }], {
      USE_TZ: false,
    });
    expect(needs.settings).to.deep.equal({ USE_TZ: false });
    expect(splitSettings({ LANGUAGE_CODE: 'fr', DATABASES: {} })).to.deep.equal({
      start: { DATABASES: {} },
      render: { LANGUAGE_CODE: 'fr' },
    });
  });
});

describe('missingNeeds', () => {
  const given = {
    requirements: [{ requirement: 'x', owners: ['A'] }],
    settings: { INSTALLED_APPS: ['a'] },
  };

  it('is null when all is there', () => {
    expect(missingNeeds(given, given)).to.equal(null);
  });

  it('holds only what is new', () => {
    const wanted = {
      requirements: [...given.requirements, { requirement: 'y', owners: ['B'] }],
      settings: { INSTALLED_APPS: ['a', 'b'] },
    };
    expect(missingNeeds(wanted, given)).to.deep.equal({
      requirements: [{ requirement: 'y', owners: ['B'] }],
      settings: { INSTALLED_APPS: ['a', 'b'] },
    });
  });
});
