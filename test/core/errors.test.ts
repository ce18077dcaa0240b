import { expect } from '@open-wc/testing';
import { DjangoError, toDjangoError } from '../../src/core/errors.js';

/** The class as another copy of the library in the same page has it. */
async function otherCopy(): Promise<typeof DjangoError> {
  const address = new URL('../../src/core/errors.ts?copy', import.meta.url).href;
  return ((await import(address)) as { DjangoError: typeof DjangoError }).DjangoError;
}

describe('DjangoError', () => {
  it('knows the errors of another copy of the library', async () => {
    const Other = await otherCopy();
    expect(Other).not.to.equal(DjangoError);
    const error = new Other('PackageError', 'no', { line: 3 });
    expect(error).to.be.instanceOf(DjangoError);
    expect(new DjangoError('TemplateError', 'no')).to.be.instanceOf(Other);
    expect(toDjangoError(error, 'TemplateError')).to.equal(error);
    expect(toDjangoError(error, 'TemplateError').for(document.body)).to.include({
      type: 'PackageError',
      line: 3,
    });
  });

  it('takes nothing else for one', () => {
    const values = [new Error('no'), { type: 'TemplateError' }, null, undefined, 'x', 1];
    expect(values.filter((value) => value instanceof DjangoError)).to.deep.equal([]);
  });

  it('leaves its subclasses what they are', () => {
    class Special extends DjangoError {}
    expect(new DjangoError('TemplateError', 'no') instanceof Special).to.equal(false);
    expect(new Special('TemplateError', 'no')).to.be.instanceOf(Special).and.instanceOf(DjangoError);
  });

  it('shows no brand among its fields', () => {
    expect(Object.keys(new DjangoError('TemplateError', 'no', { line: 1 }))).to.have.members([
      'name',
      'type',
      'line',
    ]);
  });
});
