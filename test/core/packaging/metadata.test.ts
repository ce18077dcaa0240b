/** Core metadata, as text and out of a wheel. */
import { expect } from '@open-wc/testing';
import { strToU8, zipSync } from 'fflate';
import { metadataOfWheel, parseMetadata } from '../../../src/core/packaging/metadata.js';

const TEXT = `Metadata-Version: 2.4
Name: Some.Name
version: 1.0
Summary: one
        folded
Requires-Python: >=3.10
Requires-Dist: a>=1
Requires-Dist: b[x]
 ; extra == "y"
Classifier: One :: Two

Requires-Dist: not-a-header
`;

describe('parseMetadata', () => {
  for (const [newlines, text] of [
    ['\\n', TEXT],
    ['\\r\\n', TEXT.replaceAll('\n', '\r\n')],
  ] as const) {
    it(`reads headers with ${newlines}, folded lines joined, without the description`, () => {
      expect(parseMetadata(text)).to.deep.equal({
        name: 'Some.Name',
        version: '1.0',
        requiresPython: '>=3.10',
        requiresDist: ['a>=1', 'b[x] ; extra == "y"'],
        classifiers: ['One :: Two'],
      });
    });
  }

  it('gives empty fields for nothing', () => {
    expect(parseMetadata('').name).to.equal('');
  });
});

describe('metadataOfWheel', () => {
  it('finds METADATA in the one dist-info folder', () => {
    const zip = zipSync({
      'a/METADATA': strToU8('wrong'),
      'a/b-1.dist-info/METADATA': strToU8('wrong'),
      'a-1.dist-info/METADATA': strToU8('right'),
    });
    expect(metadataOfWheel(zip)).to.equal('right');
  });

  it('is null for what is no zip, or has none', () => {
    expect(metadataOfWheel(strToU8('no zip'))).to.equal(null);
    expect(metadataOfWheel(zipSync({ a: strToU8('b') }))).to.equal(null);
  });
});
