/**
 * Reads a project's page of a simple index in JSON (PEP 691, 700, 592, 658): the releases that this Python can use, newest
 * first, and why it cannot use the others. Does not fetch.
 */
import type { Wheel } from './lock.js';
import type { Requirement } from './requirement.js';
import { compareVersions, isVersion, satisfiesSpecifiers } from './versions.js';
import { compareBuilds, parseWheelName, suitability, type WheelName } from './wheel-name.js';

/** One version of a project that may be chosen. */
export interface Candidate {
  /** Normalised. */
  name: string;
  version: string;
  /** `null`: inside the build. */
  wheel: Wheel | null;
  yanked?: boolean;
  /** Where the index has the metadata apart from the wheel, and the hash that it gives for it. */
  metadata?: { url: string; sha256: string | null };
  /** The dependencies, when they are known without metadata. */
  requires?: readonly Requirement[];
}

/** A file that cannot be used, and why. */
export interface UnusableFile {
  version: string;
  reason: 'source' | 'unhashed' | 'python' | 'compiled';
  /** With `python`: the Python that it needs. */
  requiresPython?: string;
}

/** What an index has of one project. */
export interface ProjectPage {
  /** Newest first, one per version. */
  candidates: readonly Candidate[];
  unusable: readonly UnusableFile[];
}

/** A file as PEP 691 has it; what an index sends may lack anything. */
interface IndexFile {
  filename: string;
  url: string;
  hashes: Record<string, unknown>;
  requiresPython: string;
  isYanked: boolean;
  coreMetadata: unknown;
  size: unknown;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readFile(value: unknown): IndexFile | null {
  if (!isRecord(value)) return null;
  const { filename, url, hashes, size, yanked } = value;
  if (typeof filename !== 'string' || typeof url !== 'string') return null;
  const requiresPython = value['requires-python'];
  return {
    filename,
    url,
    hashes: isRecord(hashes) ? hashes : {},
    requiresPython: typeof requiresPython === 'string' ? requiresPython : '',
    isYanked: typeof yanked === 'string' || yanked === true,
    coreMetadata: value['core-metadata'] ?? value['dist-info-metadata'],
    size,
  };
}

const hashIn = (hashes: unknown): string | null => {
  const hash = isRecord(hashes) ? hashes['sha256'] : null;
  return typeof hash === 'string' && /^[0-9a-f]{64}$/i.test(hash) ? hash.toLowerCase() : null;
};

function candidateOf(
  name: string,
  version: string,
  file: IndexFile,
  sha256: string,
  pageURL: string,
): Candidate {
  const url = new URL(file.url, pageURL);
  url.hash = '';
  const { filename, coreMetadata, size } = file;
  return {
    name,
    version,
    wheel: {
      filename,
      url: url.href,
      sha256,
      ...(typeof size === 'number' ? { sizeBytes: size } : {}),
      origin: 'index',
    },
    yanked: file.isYanked,
    ...(coreMetadata === true || isRecord(coreMetadata)
      ? { metadata: { url: `${url.href}.metadata`, sha256: hashIn(coreMetadata) } }
      : {}),
  };
}

/** The version in the name of a source distribution. */
const sourceVersion = (filename: string): string | null =>
  /-([^-]+)\.(?:tar\.gz|zip|tar\.bz2|tgz)$/i.exec(filename)?.[1] ?? null;

const isBetter = (a: Usable, b: Usable): boolean =>
  (Number(b.candidate.yanked) - Number(a.candidate.yanked) ||
    compareBuilds(a.wheel.build, b.wheel.build) ||
    a.rank - b.rank) > 0;

interface Usable {
  candidate: Candidate;
  wheel: WheelName;
  rank: number;
}

/** Whether the page of `name` at `pageURL`, for Python `python` (`3.14.2`), can be read; `null` when it is no page. */
export function readProjectPage(
  value: unknown,
  { name, pageURL, python }: { name: string; pageURL: string; python: string },
): ProjectPage | null {
  if (!isRecord(value) || !Array.isArray(value['files'])) return null;
  const best = new Map<string, Usable>();
  const unusable: UnusableFile[] = [];
  for (const file of (value['files'] as unknown[]).map(readFile)) {
    if (!file || !URL.canParse(file.url, pageURL)) continue;
    const wheel = parseWheelName(file.filename);
    const version = wheel?.version ?? sourceVersion(file.filename);
    if (version === null || !isVersion(version) || (wheel && wheel.name !== name)) continue;
    const sha256 = hashIn(file.hashes);
    const rank = wheel ? suitability(wheel, python) : -1;
    const { requiresPython } = file;
    const fits = requiresPython === '' || satisfiesSpecifiers(python, requiresPython) !== false;
    if (!wheel) unusable.push({ version, reason: 'source' });
    else if (rank < 0) unusable.push({ version, reason: 'compiled' });
    else if (!fits) unusable.push({ version, reason: 'python', requiresPython });
    else if (sha256 === null) unusable.push({ version, reason: 'unhashed' });
    else {
      const found = { candidate: candidateOf(name, version, file, sha256, pageURL), wheel, rank };
      const before = best.get(version);
      if (!before || isBetter(found, before)) best.set(version, found);
    }
  }
  const candidates = [...best.values()].map(({ candidate }) => candidate);
  // indexes list old releases first, so that sorting this way compares least
  candidates.sort((a, b) => compareVersions(a.version, b.version)).reverse();
  return { candidates, unusable };
}
