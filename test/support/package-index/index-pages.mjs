/**
 * What a package index answers with, as text: a project's page in the JSON form (PEP 691 with PEP 700's additions) and in
 * the older HTML form (PEP 503). File addresses are relative, so that a page reached below a prefix leads to files below it.
 */
import { sha256Hex } from '../../../scripts/runtime/wheel.mjs';

/** The Content-Type of the JSON form. */
export const JSON_TYPE = 'application/vnd.pypi.simple.v1+json';

const META = { 'api-version': '1.1' };
const UPLOADED = '2026-01-01T00:00:00.000000Z';

/** How a page announces a file's metadata: under the key of PEP 714, of PEP 658, or not at all. */
export const metadataKeys = { new: ['core-metadata'], old: ['dist-info-metadata'], none: [] };

function fileEntry(file, { hashes = true, keys = metadataKeys.new }) {
  const { filename, sha256, sizeBytes, metadata, requiresPython, yanked } = file;
  return {
    filename,
    url: `../../files/${filename}`,
    hashes: hashes ? { sha256 } : {},
    ...(requiresPython ? { 'requires-python': requiresPython } : {}),
    ...Object.fromEntries(keys.map((key) => [key, metadata ? { sha256: sha256Hex(metadata) } : false])),
    size: sizeBytes,
    'upload-time': UPLOADED,
    yanked: yanked ?? false,
  };
}

/**
 * The page of one project.
 * @param {import('./catalogue.mjs').Project} project
 * @param {{ hashes?: boolean, keys?: string[] }} [options]
 */
export function projectJSON({ name, files }, options = {}) {
  return JSON.stringify({
    meta: META,
    name,
    versions: [...new Set(files.map(({ version }) => version))],
    files: files.map((file) => fileEntry(file, options)),
  });
}

/** The list of all projects. */
export const projectListJSON = (catalogue) =>
  JSON.stringify({ meta: META, projects: [...catalogue.values()].map(({ name }) => ({ name })) });

const page = (body) =>
  `<!DOCTYPE html>\n<html>\n<head><meta name="pypi:repository-version" content="1.1"></head>\n<body>\n${body}\n</body>\n</html>\n`;

/** The page of one project for clients that ask for HTML. */
export const projectHTML = ({ files }) =>
  page(
    files
      .map(
        ({ filename, sha256 }) => `<a href="../../files/${filename}#sha256=${sha256}">${filename}</a><br />`,
      )
      .join('\n'),
  );

/** The list of all projects for clients that ask for HTML. */
export const projectListHTML = (catalogue) =>
  page([...catalogue.keys()].map((name) => `<a href="${name}/">${name}</a><br />`).join('\n'));
