/**
 * A package index in static files: for installers that read HTML (PEP 503), and in JSON (PEP 691) as `index.json` beside
 * it, since a static host cannot choose by the Accept header. Metadata lies beside each wheel (PEP 658).
 */
import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { metadataOfWheel, parseMetadata } from '../src/core/packaging/metadata.js';
import type { VendoredPackage } from './vendor.js';

const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const page = (title: string, links: readonly string[]): string =>
  `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <meta name="pypi:repository-version" content="1.0">
    <title>${title}</title>
  </head>
  <body>
${links.map((link) => `    ${link}<br>`).join('\n')}
  </body>
</html>
`;

const json = (value: object): string =>
  `${JSON.stringify({ meta: { 'api-version': '1.1' }, ...value }, null, 2)}\n`;

async function writePages(folder: string, html: string, data: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'index.html'), html);
  await writeFile(path.join(folder, 'index.json'), data);
}

async function writeProject(
  simpleDir: string,
  { name, version, wheel, bytes }: VendoredPackage,
): Promise<void> {
  const text = metadataOfWheel(bytes) ?? '';
  const metadata = new TextEncoder().encode(text);
  const { requiresPython } = parseMetadata(text);
  const { filename, sha256 } = wheel;
  await writeFile(path.join(simpleDir, '../wheels', `${filename}.metadata`), metadata);
  const url = `../../wheels/${filename}`;
  const metadataHash = sha256Hex(metadata);
  const python = requiresPython === '' ? '' : ` data-requires-python="${escaped(requiresPython)}"`;
  const file = {
    filename,
    url,
    hashes: { sha256 },
    size: bytes.length,
    'core-metadata': { sha256: metadataHash },
    ...(requiresPython === '' ? {} : { 'requires-python': requiresPython }),
  };
  await writePages(
    path.join(simpleDir, name),
    page(name, [
      `<a href="${url}#sha256=${sha256}"${python} data-core-metadata="sha256=${metadataHash}">${filename}</a>`,
    ]),
    json({ name, versions: [version], files: [file] }),
  );
}

/** Writes the index of `packages`, whose wheels lie in `../wheels/`. */
export async function writeStaticIndex(
  simpleDir: string,
  packages: readonly VendoredPackage[],
): Promise<void> {
  await writePages(
    simpleDir,
    page(
      'Packages',
      packages.map(({ name }) => `<a href="${name}/">${name}</a>`),
    ),
    json({ projects: packages.map(({ name }) => ({ name })) }),
  );
  for (const each of packages) await writeProject(simpleDir, each);
}
