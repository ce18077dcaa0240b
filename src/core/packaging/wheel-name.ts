/** Reads wheel file names and says which wheels a Python without compiled code of its own can use. */
import { normalizeName } from '../requirements.js';

/** What a wheel's file name says. */
export interface WheelName {
  /** Normalised. */
  name: string;
  version: string;
  /** The build tag; of two wheels of one version the one with the newer tag wins. */
  build: readonly [number: number, rest: string];
  pythons: readonly string[];
  abis: readonly string[];
  platforms: readonly string[];
}

/** The parts of a wheel's file name, or `null` when it is none. */
export function parseWheelName(filename: string): WheelName | null {
  const parts = /\.whl$/i.test(filename) ? filename.slice(0, -4).split('-') : [];
  const [name = '', version = ''] = parts;
  if (parts.length < 5 || parts.length > 6 || name === '' || version === '') return null;
  const build = /^(\d+)(.*)$/.exec(parts.length === 6 ? (parts[2] ?? '') : '0');
  if (!build) return null;
  const [pythons = [], abis = [], platforms = []] = parts
    .slice(-3)
    .map((tags) => tags.toLowerCase().split('.'));
  return {
    name: normalizeName(name),
    version: version.replaceAll('_', '-'),
    build: [Number(build[1]), build[2] ?? ''],
    pythons,
    abis,
    platforms,
  };
}

/**
 * How well a pure wheel suits Python `version` (`3.14`): the higher the better, below 0 when it is not pure or for
 * another Python. `py3` suits least, `py314` and `cp314` best.
 */
export function suitability({ pythons, abis, platforms }: WheelName, version: string): number {
  if (!abis.includes('none') || !platforms.includes('any')) return -1;
  const [major = '', minor = ''] = version.split('.');
  const ranks = pythons.map((tag) => {
    const [, kind, ofMajor, ofMinor] = /^(py|cp)(\d)(\d*)$/.exec(tag) ?? [];
    if (ofMajor !== major) return -1;
    if (ofMinor === '') return kind === 'py' ? 0 : -1;
    if (kind === 'cp') return ofMinor === minor ? Number(minor) + 1 : -1;
    return Number(ofMinor) <= Number(minor) ? Number(ofMinor) : -1;
  });
  return Math.max(-1, ...ranks);
}

/** Orders build tags, newer last. */
export const compareBuilds = (a: WheelName['build'], b: WheelName['build']): number =>
  a[0] - b[0] || (a[1] < b[1] ? -1 : Number(a[1] > b[1]));
