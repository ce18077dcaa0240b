/** PEP 508 requirements and their markers. */
import { expect } from '@open-wc/testing';
import { PYODIDE_MARKERS, parseMarker } from '../../../src/core/packaging/markers.js';
import { applies, formatRequirement, parseRequirement } from '../../../src/core/packaging/requirement.js';

describe('parseRequirement', () => {
  const rows: [text: string, formatted: string][] = [
    ['django', 'django'],
    [' Django_Crispy.Forms ', 'django-crispy-forms'],
    ['django>=5.2, <6', 'django>=5.2, <6'],
    ['django (>=5.2,<6)', 'django>=5.2,<6'],
    ['djangorestframework[Core_API, x]>=3', 'djangorestframework[core-api,x]>=3'],
    ['a [ ]', 'a'],
    ['a==1.0.*; python_version < "4"', 'a==1.0.*'],
    ['a;os_name=="posix"', 'a'],
    ['a @ https://host.invalid/a-1-py3-none-any.whl', 'a @ https://host.invalid/a-1-py3-none-any.whl'],
    ['a[x] @ https://h/a;b.whl#sha256=0 ; extra == "y"', 'a[x] @ https://h/a;b.whl#sha256=0'],
    ['a@https://h/a.whl', 'a @ https://h/a.whl'],
  ];
  for (const [text, formatted] of rows) {
    it(`reads ${text}`, () => {
      const requirement = parseRequirement(text);
      expect(requirement && formatRequirement(requirement)).to.equal(formatted);
    });
  }

  const refused = [
    '',
    '-a',
    'a b',
    'a=1',
    'a>>1',
    'a[',
    'a[x',
    'a;',
    'a; spam == "1"',
    'a @',
    'a @ x y',
    'a~=1',
  ];
  for (const text of refused) {
    it(`refuses ${text}`, () => {
      expect(parseRequirement(text)).to.equal(null);
    });
  }

  it('reads 100 kB of blanks and brackets in no time', () => {
    expect(parseRequirement(`a[${'x '.repeat(50_000)}`)).to.equal(null);
    expect(parseRequirement(`a${' '.repeat(100_000)}!`)).to.equal(null);
    expect(parseRequirement(`a; ${'('.repeat(1000)}`)).to.equal(null);
  });
});

describe('markers', () => {
  const rows: [marker: string, holds: boolean][] = [
    ["python_version >= '3.10'", true],
    ["python_version < '3.9'", false],
    ["'3.9' > python_version", false],
    ["python_full_version == '3.14.*'", true],
    ["python_version in '3.13 3.14'", true],
    ["python_version not in '3.13, 3.14'", false],
    ["sys_platform == 'win32'", false],
    ["sys_platform != 'win32' and os_name == 'posix'", true],
    ["sys_platform == 'win32' or (os_name == 'posix' and implementation_name == 'cpython')", true],
    ["sys_platform == 'win32' and os_name == 'posix' or os_name == 'posix'", true],
    ["os.name == 'posix'", true],
    ["python_implementation == 'CPython'", true],
    ["platform_release >= 'x'", false],
    ["'emscripten' in sys_platform", true],
    ["extra == 'x'", false],
  ];
  for (const [marker, holds] of rows) {
    it(`${marker}: ${holds}`, () => {
      expect(parseMarker(marker)?.({ ...PYODIDE_MARKERS, extra: '' })).to.equal(holds);
    });
  }

  for (const text of [
    '',
    'os_name',
    "os_name == 'a' and",
    "(os_name == 'a'",
    "os_name not 'a'",
    "spam == 'a'",
    "os_name == 'a' 'b'",
  ]) {
    it(`cannot be ${text}`, () => {
      expect(parseMarker(text)).to.equal(null);
    });
  }

  it('hold for any of the extras asked for, whatever their spelling', () => {
    const requirement = parseRequirement("b; extra == 'Core_API'");
    const with_ = (...extras: string[]) => requirement && applies(requirement, PYODIDE_MARKERS, extras);
    expect(with_()).to.equal(false);
    expect(with_('other', 'core-api')).to.equal(true);
    const without = parseRequirement("b; extra != 'x'");
    expect(without && applies(without, PYODIDE_MARKERS)).to.equal(true);
  });
});
