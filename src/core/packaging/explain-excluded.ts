/** Says why none of a project's files can be used for a demand. */
import type { Catalogue } from './catalogue.js';
import { meets, type Fault } from './demand.js';
import type { Explanation } from './explain.js';
import type { UnusableFile } from './project-page.js';
import { compareVersions } from './versions.js';

const RANK: readonly UnusableFile['reason'][] = ['source', 'unhashed', 'python', 'compiled'];

const newestFirst = (a: UnusableFile, b: UnusableFile): number =>
  compareVersions(b.version, a.version) || RANK.indexOf(b.reason) - RANK.indexOf(a.reason);

/** `all` is the demands as text. */
export function explainExcluded({ name, demands }: Fault, all: string, catalogue: Catalogue): Explanation {
  const answer = catalogue.project(name);
  const page = answer?.kind === 'page' ? answer : null;
  const candidates = page?.page.candidates ?? [];
  const yanked = candidates.find((each) => each.yanked && demands.every((demand) => meets(each, demand)));
  if (yanked) {
    return {
      message: `${all}: ${name} ${yanked.version} was withdrawn by its authors (yanked), and no other release fits.`,
      suggestions: [`If you must, pin it: ${name}==${yanked.version}`],
    };
  }
  const unusable = [...(page?.page.unusable ?? [])].sort(newestFirst);
  const file = unusable.find(({ version }) =>
    demands.every(({ requirement }) => requirement.allows(version)),
  );
  const newest = catalogue.inside(name)?.version ?? candidates[0]?.version;
  if (file) return explainFile(name, file, all, catalogue);
  if (newest !== undefined) {
    const versions = [...new Set([catalogue.inside(name)?.version, candidates[0]?.version])];
    const here = versions.filter((version) => version !== undefined).join(' and ');
    return {
      message: `${all}: no release that can be used here is in that range; the newest is ${here}.`,
      suggestions: [`Ask for a range that includes ${newest}.`],
    };
  }
  if (unusable[0]) return explainFile(name, unusable[0], all, catalogue);
  return {
    message: `${all}: ${page?.indexURL ?? 'the index'} has no files of ${name} that can be used here.`,
    suggestions: [],
  };
}

function explainFile(
  name: string,
  { version, reason, requiresPython = '' }: UnusableFile,
  all: string,
  catalogue: Catalogue,
): Explanation {
  const own = `${name} @ https://…/${name.replaceAll('-', '_')}-${version}-py3-none-any.whl`;
  switch (reason) {
    case 'python':
      return {
        message: `${all}: ${name} ${version} needs Python ${requiresPython}, and ${catalogue.environment.python.python_full_version} runs here.`,
        suggestions: [`Ask for another version of ${name}.`],
      };
    case 'compiled': {
      const compiled = catalogue.pyodide(name);
      const has = compiled && 'version' in compiled ? ` has only ${compiled.version}` : ' does not have it';
      return {
        message: `${all}: ${name} ${version} exists only compiled for other platforms, and Pyodide’s own distribution${has}.`,
        suggestions: ['Look for an older version or another package in pure Python.'],
      };
    }
    case 'source':
      return {
        message: `${all}: of ${name} ${version} only sources are published, and Pyodide needs a pure wheel (py3-none-any).`,
        suggestions: [
          `Build one with “pip wheel ${name}==${version}”, put it on your site and ask for ${own}`,
        ],
      };
    case 'unhashed':
      return {
        message: `${all}: the index gives no sha256 for ${name} ${version}, so its files cannot be checked.`,
        suggestions: ['Use an index that gives hashes.'],
      };
  }
}
