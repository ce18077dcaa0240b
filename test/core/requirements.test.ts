import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import { parsePackages, requirementName } from '../../src/core/requirements.js';

describe('parsePackages', () => {
  const rows: [string, string[]][] = [
    ['', []],
    ['django-bird', ['django-bird']],
    ['django-crispy-forms>=2, crispy-bootstrap5', ['django-crispy-forms>=2', 'crispy-bootstrap5']],
    ['a b,c', ['a', 'b', 'c']],
    ['django >= 5, < 6 slippers', ['django>=5,<6', 'slippers']],
    ['a[x, y]==1.0 b~=2', ['a[x,y]==1.0', 'b~=2']],
    ['a==1.0+local1', ['a==1.0+local1']],
    ['a[x y]==1.0+local1', ['a[x,y]==1.0+local1']],
    ['a; python_version >= "3.8", b', ['a; python_version >= "3.8"', 'b']],
    [
      'a>=1 ; (extra == "x" or sys_platform not in "win32, linux") and os_name=="posix" b',
      ['a>=1 ; (extra == "x" or sys_platform not in "win32, linux") and os_name=="posix"', 'b'],
    ],
    [
      'a @ https://x.example/a-1.0-py3-none-any.whl ; python_version < "4", b',
      ['a@https://x.example/a-1.0-py3-none-any.whl ; python_version < "4"', 'b'],
    ],
    [
      'a[x] @ https://x.example/a-1.0-py3-none-any.whl b',
      ['a[x]@https://x.example/a-1.0-py3-none-any.whl', 'b'],
    ],
    ['a (>=1, <2) b', ['a>=1,<2', 'b']],
    ['["a", "b; python_version < \'4\'"]', ['a', "b; python_version < '4'"]],
  ];
  for (const [text, expected] of rows) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(parsePackages(text)).to.deep.equal(expected);
    });
  }

  it('takes an array as it is', () => {
    expect(parsePackages([' a ', 'b>1'])).to.deep.equal(['a', 'b>1']);
  });

  it('reads 100 kB of blanks and brackets once', () => {
    expect(parsePackages(`a${' '.repeat(100_000)}b`)).to.deep.equal(['a', 'b']);
    expect(parsePackages(`a${';('.repeat(50_000)}`)).to.have.length(1);
    expect(() => parsePackages('['.repeat(100_000))).to.throw(DjangoError);
    expect(() => parsePackages(` ${'['.repeat(100_000)}`)).to.throw(DjangoError);
  });

  for (const bad of ['["a"', '!!!', '[1]']) {
    it(`refuses ${bad} with a PackageError`, () => {
      expect(() => parsePackages(bad))
        .to.throw(DjangoError)
        .with.property('type', 'PackageError');
    });
  }

  it('normalises names as PEP 503 does', () => {
    expect(requirementName('Django_Crispy.Forms[x]>=2')).to.equal('django-crispy-forms');
  });
});
