/** Which requirements are met by what is inside, and what the owners of the others are told. */
import { expect } from '@open-wc/testing';
import { judgeRequirements, type Satisfies } from '../../worker/requirements.js';

const INSIDE = [
  { name: 'Django', version: '5.2' },
  { name: 'sqlparse', version: '0.6' },
];

/** Specifiers over versions with at most two numbers, which is all that these tests use. */
const satisfies: Satisfies = (version, specifiers) => {
  const value = Number(version.split('.').slice(0, 2).join('.'));
  const results = specifiers.split(',').map((part) => {
    const match = /^\s*(>=|<=|==|<|>)\s*(\d+(?:\.\d+)?)\s*$/.exec(part);
    if (!match) return null;
    const bound = Number(match[2]);
    return {
      '>=': value >= bound,
      '<=': value <= bound,
      '==': value === bound,
      '<': value < bound,
      '>': value > bound,
    }[match[1] as '<' | '>' | '==' | '>=' | '<='];
  });
  return results.includes(null) ? null : results.every(Boolean);
};
const judge = (...needs: [requirement: string, ...owners: string[]][]) =>
  judgeRequirements(
    needs.map(([requirement, ...owners]) => ({ requirement, owners })),
    INSIDE,
    satisfies,
  );

describe('requirements', () => {
  it('are met by what is inside, whatever the spelling', () => {
    expect(
      judge(['Django', 'a'], ['django>=5.2, <6', 'b'], ['SQLParse [extra] <1; python_version > "3"', 'c']),
    ).to.deep.equal([]);
  });

  it('are refused by name and owners when the package is not inside', () => {
    const [error] = judge(['django-crispy-forms>=2', 'one', 'two']);
    expect(error?.kind).to.equal('package');
    expect(error?.requirements).to.deep.equal(['django-crispy-forms>=2']);
    expect(error?.owners).to.deep.equal(['one', 'two']);
    expect(error?.message).to.contain('not available yet');
  });

  it('are refused with the version that is inside', () => {
    const [error] = judge(['django>=6', 'one']);
    expect(error?.message).to.contain('Django 5.2');
  });

  it('that contradict each other give one error with all owners', () => {
    const errors = judge(['django<5', 'one'], ['django>=5.2', 'two']);
    expect(errors).to.have.lengthOf(1);
    expect(errors[0]?.owners).to.deep.equal(['one', 'two']);
    expect(errors[0]?.message).to.contain('django<5 (one) and django>=5.2 (two)');
  });

  it('that overlap are no contradiction, even where one is not met', () => {
    const errors = judge(['django>=5', 'one'], ['django>=5.3', 'two']);
    expect(errors.map(({ owners }) => owners)).to.deep.equal([['two']]);
  });

  it('that cannot be read are refused, not passed over', () => {
    expect(judge(['django~~5', 'one'])[0]?.message).to.contain('PEP 508');
    expect(judge(['!!', 'one'])[0]?.message).to.contain('PEP 508');
  });

  it('from a URL are refused even when the name is inside', () => {
    expect(judge(['django @ https://host.invalid/django.whl', 'one'])).to.have.lengthOf(1);
  });
});
