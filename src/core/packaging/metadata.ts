/** Reads core metadata, as text or out of a wheel. Does not judge what it says. */
import { unzipSync } from 'fflate';

/** The fields of core metadata that resolving uses. */
export interface Metadata {
  name: string;
  version: string;
  requiresPython: string;
  requiresDist: readonly string[];
  classifiers: readonly string[];
}

/** The headers of a METADATA file; folded lines are joined, the description is left out. */
export function parseMetadata(text: string): Metadata {
  const [head = ''] = text.replace(/\r\n?/g, '\n').replace(/^\n+/, '').split('\n\n', 1);
  const fields = new Map<string, string[]>();
  for (const line of head.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    const field = line.slice(0, Math.max(0, colon)).trim().toLowerCase();
    fields.set(field, [...(fields.get(field) ?? []), line.slice(colon + 1).trim()]);
  }
  const all = (field: string): string[] => fields.get(field) ?? [];
  const first = (field: string): string => all(field)[0] ?? '';
  return {
    name: first('name'),
    version: first('version'),
    requiresPython: first('requires-python'),
    requiresDist: all('requires-dist'),
    classifiers: all('classifier'),
  };
}

const METADATA = /^[^/]+\.dist-info\/METADATA$/;

/** The METADATA file of a wheel, or `null` when the bytes are no wheel. */
export function metadataOfWheel(bytes: Uint8Array): string | null {
  try {
    const found = unzipSync(bytes, { filter: ({ name }) => METADATA.test(name) });
    const [content] = Object.values(found);
    return content ? new TextDecoder().decode(content) : null;
  } catch {
    return null; // no zip, or a damaged one
  }
}
