/**
 * Asks simple indexes for projects and their metadata. Judges nothing but whether an answer can be read, and asks for
 * nothing twice on its own account; who asks decides what is needed.
 */
import { DEFAULT_INDEX_URL, type ResolveEnvironment } from './environment.js';
import { RequestFailure, type Failure } from './failure.js';
import { metadataOfWheel } from './metadata.js';
import { readProjectPage, type Candidate, type ProjectPage } from './project-page.js';
import { request, type Answer } from './request.js';
import { sha256Hex } from './sha256.js';

/** What the indexes know of a project: a page, nothing, or why that cannot be told. */
export type ProjectAnswer =
  | { kind: 'page'; page: ProjectPage; indexURL: string }
  | { kind: 'unknown' }
  | { kind: 'failed'; failure: Failure };

/** HTML is asked for last: it only tells what kind of index this is. */
const ACCEPT = 'application/vnd.pypi.simple.v1+json, application/json;q=0.5, text/html;q=0.1';

const VENDOR = 'npx django-playground vendor';

const parseJSON = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const isHTML = (text: string): boolean => text.trimStart().startsWith('<');

interface Page {
  text: string;
  url: string;
  isHTML: boolean;
}

/** The indexes of one page. */
export class IndexClient {
  readonly #environment: ResolveEnvironment;
  /** Indexes that are folders of static files: `<name>/index.json` is where their JSON is. */
  readonly #staticIndexes = new Set<string>();

  constructor(environment: ResolveEnvironment) {
    this.#environment = environment;
  }

  /** The URLs that are asked, in order, each with its slash at the end. */
  get indexURLs(): string[] {
    const { indexURLs } = this.#environment;
    const list = indexURLs.length > 0 ? indexURLs : [DEFAULT_INDEX_URL];
    return list.map((url) => (url.endsWith('/') ? url : `${url}/`));
  }

  /** The page of the first index that knows the project. A broken index is not passed over: the next may have another project of the name. */
  async project(name: string): Promise<ProjectAnswer> {
    for (const indexURL of this.indexURLs) {
      try {
        return { kind: 'page', page: await this.#page(name, indexURL), indexURL };
      } catch (thrown) {
        if (!(thrown instanceof RequestFailure)) throw thrown;
        if (thrown.status !== 404) return { kind: 'failed', failure: thrown };
      }
    }
    return { kind: 'unknown' };
  }

  async #page(name: string, indexURL: string): Promise<ProjectPage> {
    let answer = await this.#ask(name, indexURL, this.#staticIndexes.has(indexURL));
    if (answer.isHTML) {
      answer = await this.#ask(name, indexURL, true).catch((thrown: unknown) => {
        throw thrown instanceof RequestFailure && !thrown.isFinal ? this.#speaksHTML(indexURL) : thrown;
      });
      if (answer.isHTML) throw this.#speaksHTML(indexURL);
      this.#staticIndexes.add(indexURL);
    }
    const python = this.#environment.python.python_full_version;
    const page = readProjectPage(parseJSON(answer.text), { name, pageURL: answer.url, python });
    if (page) return page;
    throw new RequestFailure(`${answer.url} is no project page in JSON.`, [
      `Check that ${indexURL} is a simple index (PEP 691).`,
    ]);
  }

  async #ask(name: string, indexURL: string, isStatic: boolean): Promise<Page> {
    const url = `${indexURL}${name}/${isStatic ? 'index.json' : ''}`;
    const answer = await request(url, this.#environment, { Accept: ACCEPT });
    const text = new TextDecoder().decode(answer.bytes);
    return { text, url: answer.url, isHTML: isHTML(text) };
  }

  #speaksHTML(indexURL: string): RequestFailure {
    return new RequestFailure(
      `The index ${indexURL} answers in HTML; only indexes that speak JSON (PEP 691) can be used.`,
      [`Use another index, or make a static copy of what the page needs: ${VENDOR} --out <folder>`],
    );
  }

  /** The text of a candidate's METADATA: by itself where the index has it, else out of the wheel. */
  async metadata(candidate: Candidate): Promise<string> {
    return (await this.#separateMetadata(candidate)) ?? (await this.#wheelMetadata(candidate));
  }

  async #separateMetadata({ metadata }: Candidate): Promise<string | null> {
    if (!metadata) return null;
    try {
      const { bytes } = await request(metadata.url, this.#environment);
      const isRight = metadata.sha256 === null || (await this.#sha256(bytes)) === metadata.sha256;
      return isRight ? new TextDecoder().decode(bytes) : null;
    } catch (thrown) {
      if (thrown instanceof RequestFailure && !thrown.isFinal) return null;
      throw thrown;
    }
  }

  async #wheelMetadata({ name, wheel }: Candidate): Promise<string> {
    if (!wheel) return '';
    const { bytes } = await this.#wheelBytes(wheel.url);
    const sha256 = await this.#sha256(bytes);
    // a wheel that was asked for by its URL alone has no hash yet
    if (wheel.sha256 === '') wheel.sha256 = sha256;
    if (wheel.sha256 !== sha256) {
      throw new RequestFailure(
        `${wheel.url} is not the file that was expected: its sha256 is ${sha256}, not ${wheel.sha256}.`,
        ['The file was changed on its way or on its server: try again later, or use another index.'],
      );
    }
    const text = metadataOfWheel(bytes);
    if (text === null)
      throw new RequestFailure(`${wheel.url} is no wheel: it has no METADATA.`, [
        `Pin another version of ${name}.`,
      ]);
    this.#environment.onWheel?.({ ...wheel, sizeBytes: bytes.length }, bytes);
    return text;
  }

  #wheelBytes(url: string): Promise<Answer> {
    return request(url, this.#environment);
  }

  #sha256(bytes: Uint8Array): Promise<string> {
    return (this.#environment.sha256 ?? sha256Hex)(bytes);
  }
}
