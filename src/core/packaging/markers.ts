/** PEP 508 environment markers: the values of Pyodide's Python, and their reading and judging. */
import { normalizeName } from '../requirements.js';
import { isVersion, satisfiesSpecifiers } from './versions.js';

/** The variables that markers may name; `extra` is given per requirement. */
export interface MarkerEnvironment {
  os_name: string;
  sys_platform: string;
  platform_machine: string;
  platform_python_implementation: string;
  platform_release: string;
  platform_system: string;
  platform_version: string;
  python_version: string;
  python_full_version: string;
  implementation_name: string;
  implementation_version: string;
}

/** The markers of the Python inside Pyodide 314. */
export const PYODIDE_MARKERS: MarkerEnvironment = {
  os_name: 'posix',
  sys_platform: 'emscripten',
  platform_machine: 'wasm32',
  platform_python_implementation: 'CPython',
  platform_release: '5.0.3',
  platform_system: 'Emscripten',
  platform_version: '#1',
  python_version: '3.14',
  python_full_version: '3.14.2',
  implementation_name: 'cpython',
  implementation_version: '3.14.2',
};

/** A marker that has been read: whether it holds with these values. */
export type Marker = (values: MarkerEnvironment & { extra: string }) => boolean;

type Value = (values: MarkerEnvironment & { extra: string }) => string;

const TOKEN = /\s*(?:(\(|\))|(<=|>=|===|==|!=|~=|<|>)|"([^"]*)"|'([^']*)'|([A-Za-z_][A-Za-z0-9_.]*))\s*/y;

interface Token {
  kind: 'bracket' | 'operator' | 'text' | 'word';
  text: string;
}

/** The old names that PEP 345 gave to some variables. */
const OLD_NAMES: Readonly<Record<string, keyof MarkerEnvironment>> = {
  'os.name': 'os_name',
  'sys.platform': 'sys_platform',
  'platform.version': 'platform_version',
  'platform.machine': 'platform_machine',
  'platform.python_implementation': 'platform_python_implementation',
  python_implementation: 'platform_python_implementation',
};

function tokens(text: string): Token[] | null {
  const found: Token[] = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const match = pattern.exec(text);
    if (!match) return null;
    const [, bracket, operator, double, single, word] = match;
    if (bracket !== undefined) found.push({ kind: 'bracket', text: bracket });
    else if (operator !== undefined) found.push({ kind: 'operator', text: operator });
    else if (word !== undefined) found.push({ kind: 'word', text: word });
    else found.push({ kind: 'text', text: double ?? single ?? '' });
  }
  return found;
}

/** Thrown inside this file only, where a marker ends or goes on unexpectedly. */
class MarkerSyntaxError extends Error {}

/** Reads by recursive descent: `or` binds weaker than `and`, `and` weaker than a comparison or brackets. */
class MarkerParser {
  readonly #tokens: Token[];

  constructor(found: Token[]) {
    this.#tokens = [...found];
  }

  whole(): Marker {
    const marker = this.#either();
    if (this.#tokens.length > 0) throw new MarkerSyntaxError();
    return marker;
  }

  #either(): Marker {
    const first = this.#both();
    if (!this.#take('word', 'or')) return first;
    const rest = this.#either();
    return (values) => first(values) || rest(values);
  }

  #both(): Marker {
    const first = this.#one();
    if (!this.#take('word', 'and')) return first;
    const rest = this.#both();
    return (values) => first(values) && rest(values);
  }

  #one(): Marker {
    if (this.#take('bracket', '(')) {
      const inner = this.#either();
      if (!this.#take('bracket', ')')) throw new MarkerSyntaxError();
      return inner;
    }
    const left = this.#value();
    const operator = this.#operator();
    const right = this.#value();
    const isExtra = left.name === 'extra' || right.name === 'extra';
    const read = isExtra ? normalizeName : (text: string): string => text;
    return (values) => compareValues(read(left.of(values)), operator, read(right.of(values)));
  }

  #operator(): string {
    if (this.#take('word', 'in')) return 'in';
    if (this.#take('word', 'not')) {
      if (!this.#take('word', 'in')) throw new MarkerSyntaxError();
      return 'not in';
    }
    const token = this.#tokens.shift();
    if (token?.kind !== 'operator') throw new MarkerSyntaxError();
    return token.text;
  }

  #value(): { name: string | null; of: Value } {
    const token = this.#tokens.shift();
    if (token?.kind === 'text') return { name: null, of: () => token.text };
    const name = OLD_NAMES[token?.text ?? ''] ?? token?.text ?? '';
    if (token?.kind !== 'word' || !isVariable(name)) throw new MarkerSyntaxError();
    return { name, of: (values) => values[name] };
  }

  #take(kind: Token['kind'], text: string): boolean {
    const [next] = this.#tokens;
    const isNext = next?.kind === kind && next.text === text;
    if (isNext) this.#tokens.shift();
    return isNext;
  }
}

const isVariable = (name: string): name is keyof MarkerEnvironment | 'extra' =>
  name === 'extra' || Object.hasOwn(PYODIDE_MARKERS, name);

/** PEP 508: versions compare as versions when both sides allow it, everything else as text. */
function compareValues(left: string, operator: string, right: string): boolean {
  if (operator === 'in') return right.includes(left);
  if (operator === 'not in') return !right.includes(left);
  const asVersions = isVersion(left) ? satisfiesSpecifiers(left, operator + right) : null;
  if (asVersions !== null) return asVersions;
  switch (operator) {
    case '==':
    case '===':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '<=':
      return left <= right;
    case '>':
      return left > right;
    case '>=':
      return left >= right;
    default:
      return false;
  }
}

/** The marker that `text` is, or `null` when PEP 508 does not allow it. */
export function parseMarker(text: string): Marker | null {
  const found = tokens(text);
  if (!found) return null;
  try {
    return new MarkerParser(found).whole();
  } catch (thrown) {
    if (thrown instanceof MarkerSyntaxError) return null;
    throw thrown;
  }
}
