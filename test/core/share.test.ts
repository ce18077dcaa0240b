import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { MAX_SHARE_BYTES, checkShareSize, decodeShare, encodeShare } from '../../src/core/share.js';
import { isShareHash, shareIn, withShare } from '../../src/core/share-link.js';

const state: PlaygroundState = {
  files: { 'b.html': 'Hello {{ name }} – é 🎉', 'a.html': '', '1': 'one' },
  main: 'b.html',
  context: '{"name": "Ada", "big": 12345678901234567890}',
  python: null,
  packages: ['django-bird>=0.17'],
  settings: { LANGUAGE_CODE: 'de', TEMPLATES: [{ OPTIONS: { autoescape: false } }] },
};

const failure = async (text: string): Promise<DjangoError> => {
  const thrown = await decodeShare(text).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof DjangoError)) throw new Error(`did not fail as expected: ${String(thrown)}`);
  return thrown;
};

/** The text of a link whose packed JSON is `value`. */
async function packed(value: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return `v1.${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

const plain = { files: [['a', 'x']], main: 'a', context: '', python: null, packages: [], settings: {} };

/** Text that cannot be packed. */
function noise(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48271) % 2147483647;
    text += String.fromCharCode(33 + (seed % 90));
  }
  return text;
}

describe('encodeShare and decodeShare', () => {
  it('bring a state back as it was', async () => {
    const { text, sizeBytes } = await encodeShare(state);
    expect(text).to.match(/^v1\.[\w-]+$/);
    expect(sizeBytes).to.equal(text.length);
    expect(await decodeShare(text)).to.deep.equal(state);
  });

  it('keep the order of files and names that objects have of their own', async () => {
    const files = Object.fromEntries([
      ['b', '1'],
      ['a', '2'],
      ['__proto__', '3'],
    ]);
    const again = await decodeShare((await encodeShare({ ...state, files, main: 'a' })).text);
    expect(Object.entries(again.files)).to.deep.equal([
      ['b', '1'],
      ['a', '2'],
      ['__proto__', '3'],
    ]);
    expect(Object.getPrototypeOf(again.files)).to.equal(Object.prototype);
  });

  it('pack repetition, and say when a link is too long', async () => {
    const small = await encodeShare({ ...state, context: 'a'.repeat(100_000) });
    expect(small.sizeBytes).to.be.below(1000);
    expect(() => checkShareSize(small)).not.to.throw();
    const large = await encodeShare({ ...state, context: noise(20_000) });
    expect(large.sizeBytes).to.be.above(MAX_SHARE_BYTES);
    expect(() => checkShareSize(large)).to.throw(/too much for a link: \d\d\.\d kB, of 16\.0 kB/);
  });

  it('say that a link is of another version', async () => {
    expect((await failure('v2.abc')).message).to.contain('another version of the playground (v2)');
  });

  for (const [what, text] of [
    ['nothing', ''],
    ['no version', 'abc'],
    ['no data', 'v1.'],
    ['other characters', 'v1.a b'],
    ['half a link', 'v1.q1ZKyy9KTS'],
    ['what is not packed', 'v1.AAAA'],
  ] as const) {
    it(`call a link with ${what} damaged`, async () => {
      expect((await failure(text)).message).to.contain('This link is damaged');
    });
  }

  it('call a link damaged whose state lacks something or has it in another type', async () => {
    expect((await decodeShare(await packed(plain))).main).to.equal('a');
    for (const change of [
      { files: { a: 'x' } },
      { files: [['a', 1]] },
      { files: [['a']] },
      { main: 'b' },
      { main: 'toString' },
      { context: {} },
      { python: 1 },
      { packages: 'a' },
      { packages: [1] },
      { settings: [] },
    ]) {
      const text = await packed({ ...plain, ...change });
      expect((await failure(text)).message, JSON.stringify(change)).to.contain('damaged');
    }
    expect((await failure(await packed(null))).message).to.contain('damaged');
  });

  it('refuse a short link that unpacks to a lot', async () => {
    const text = await packed({ ...plain, context: 'a'.repeat(5_000_000) });
    expect(text.length).to.be.below(MAX_SHARE_BYTES);
    expect((await failure(text)).message).to.contain('damaged');
  });
});

describe('withShare and shareIn', () => {
  const first = { number: 1 };
  for (const [href, name, expected] of [
    ['https://a.example/p', first, 'https://a.example/p#django-playground=v1.x'],
    ['https://a.example/p', { number: 2 }, 'https://a.example/p#django-playground.~2=v1.x'],
    ['https://a.example/p', { id: '~2' }, 'https://a.example/p#django-playground.%7E2=v1.x'],
    [
      'https://a.example/p#django-playground=v1.y',
      { number: 2 },
      'https://a.example/p#django-playground=v1.y&django-playground.~2=v1.x',
    ],
    ['https://a.example/p?q=1#', { id: 'intro' }, 'https://a.example/p?q=1#django-playground.intro=v1.x'],
    ['https://a.example/#section-2', first, 'https://a.example/#django-playground=v1.x'],
    ['https://a.example/#django-playground=v1.old', first, 'https://a.example/#django-playground=v1.x'],
    [
      'https://a.example/#django-playground.b=v1.y',
      { id: 'a' },
      'https://a.example/#django-playground.b=v1.y&django-playground.a=v1.x',
    ],
    ['https://a.example/#/docs/page', first, 'https://a.example/#/docs/page?django-playground=v1.x'],
    ['https://a.example/#!/docs', first, 'https://a.example/#!/docs?django-playground=v1.x'],
    ['https://a.example/#/docs?a=b', first, 'https://a.example/#/docs?a=b&django-playground=v1.x'],
    [
      'https://a.example/#/docs?django-playground=v1.old',
      first,
      'https://a.example/#/docs?django-playground=v1.x',
    ],
    ['https://a.example/#code=abc', first, 'https://a.example/#code=abc&django-playground=v1.x'],
    ['https://a.example/', { id: 'ä b' }, 'https://a.example/#django-playground.%C3%A4%20b=v1.x'],
  ] as const) {
    it(`makes ${expected}`, () => {
      const made = withShare(href, name, 'v1.x');
      expect(made).to.equal(expected);
      expect(shareIn(new URL(made).hash, name)).to.equal('v1.x');
      expect(shareIn(new URL(made).hash, { id: 'another' })).to.equal(null);
      expect(shareIn(new URL(made).hash, { number: 9 })).to.equal(null);
      expect(isShareHash(new URL(made).hash)).to.equal(true);
    });
  }

  for (const hash of [
    '',
    '#',
    '#section',
    '#/a?b=c',
    '#django',
    '#x=django-playground',
    '#django-playgrounds=1',
  ]) {
    it(`finds nothing in ${JSON.stringify(hash)}`, () => {
      expect([shareIn(hash, first), isShareHash(hash)]).to.deep.equal([null, false]);
    });
  }
});
