/**
 * Keeps out of the repository what belongs to one machine: paths of a person's or builder's folders, registry hosts,
 * download addresses in package-lock.json. Looks at the files that git knows or would add.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isProgram, root } from './steps.mjs';

const rules = [
  { what: 'a path of one machine', pattern: /(?<![\w.~-])\/(?:work|root|home\/\w+|Users\/\w+)\/[\w.-]/ },
  { what: 'a download address', pattern: /"resolved":/, only: /package-lock\.json$/ },
  { what: 'a registry setting', pattern: /^\s*(?:registry\s*=|\/\/\S+:_auth)/m },
  {
    what: 'a private registry host',
    pattern: /https?:\/\/(?![\w.-]*\.invalid)[\w.-]*(?:artifactory|nexus|verdaccio|mirror)[\w.-]*/i,
  },
];

/** What is wrong with a file's text, one sentence each with its line. */
export function complaints(file, text) {
  return rules.flatMap(({ what, pattern, only }) => {
    const found = (only ?? /./).test(file) ? pattern.exec(text) : null;
    return found
      ? [`${file}:${text.slice(0, found.index).split('\n').length} holds ${what}: ${found[0].trim()}`]
      : [];
  });
}

const repositoryFiles = () =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\0')
    .filter((file) => file && !/\.(png|gz|woff2?)$/.test(file));

function main() {
  const files = repositoryFiles().filter((file) => file !== 'scripts/repository.test.mjs');
  const found = files.flatMap((file) => complaints(file, readFileSync(path.join(root, file), 'utf8')));
  for (const complaint of found) console.error(complaint);
  console.log(`Repository: ${files.length} files, ${found.length} complaints`);
  process.exitCode = found.length > 0 ? 1 : 0;
}

if (isProgram(import.meta.url)) main();
