/**
 * Build plugin that keeps the licence texts of the npm packages inside a bundle, one file a package.
 * It knows which packages are inside from the bundle itself, not from package.json.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const packageFolder = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const licenceFile = /^(licen[cs]e|copying|notice)/i;

/** Packages published without their licence's text → a package beside them that has the text of the same licence. */
const textElsewhere = { pyodide: ['dompurify', 'LICENSE-MPL'] };

/** The folders of the packages that `moduleIds` come from. */
export function packageFolders(moduleIds) {
  const folders = new Set();
  for (const id of moduleIds) {
    const folder = packageFolder.exec(id.replaceAll('\\', '/').replace(/^\0/, ''))?.[0];
    if (folder) folders.add(folder);
  }
  return [...folders].sort();
}

function licenceTexts(folder, name) {
  const own = readdirSync(folder).filter((file) => licenceFile.test(file));
  const files = own.sort().map((file) => path.join(folder, file));
  if (files.length === 0 && textElsewhere[name]) files.push(path.join(folder, '..', ...textElsewhere[name]));
  if (files.length === 0) throw new Error(`${name} comes without the text of its licence`);
  return files.map((file) => readFileSync(file, 'utf8').trim());
}

/** File name and text that record the licence of the package in `folder`; throws where there is none. */
export function packageLicence(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  if (!license) throw new Error(`${name} names no licence`);
  const text = [`${name} ${version}: ${license}`, ...licenceTexts(folder, name)].join('\n\n');
  return { fileName: `${name.replace('/', '__')}.txt`, text: `${text}\n` };
}

/** The plugin; texts go to `folder` inside the build's output. */
export function licences(folder) {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const ids = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
      for (const packagePath of packageFolders(ids)) {
        const { fileName, text } = packageLicence(packagePath);
        this.emitFile({ type: 'asset', fileName: `${folder}/${fileName}`, source: text });
      }
    },
  };
}
