/**
 * What the command scripts share: running a program with its output shown, and making sure that the
 * development packages are installed. Needs nothing but Node, so that it works on a fresh clone.
 */
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Whether the module with this `import.meta.url` is the program that was started, not an import of another. */
export const isProgram = (moduleURL) => path.resolve(process.argv[1] ?? '') === fileURLToPath(moduleURL);

/** Runs a program in the repository; resolves with its exit code and, when `capture` is set, what it printed. */
export function run(command, args, { env = {}, capture = false } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ['ignore', capture ? 'pipe' : 'inherit', 'inherit'];
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      output += text;
      process.stdout.write(text);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Runs a program and throws when it fails. */
export async function must(command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0)
    throw new Error(`${[command, ...args].join(' ')} failed with exit code ${result.code}`);
  return result;
}

/** Runs a Node script of the repository and throws when it fails. */
export const mustNode = (...args) => must(process.execPath, args);

/** The path of the program that an installed package offers. */
export const binary = (name) => path.join(root, 'node_modules/.bin', name);

/** Installs the packages of package-lock.json unless that has been done since the file last changed. */
export async function installPackages() {
  const installed = path.join(root, 'node_modules/.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing development packages …');
  await must('npm', ['ci', '--no-audit', '--no-fund']);
}
