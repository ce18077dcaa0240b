import { expect } from '@open-wc/testing';
import { documentParsed } from '../../src/runtime/document-parsed.js';

describe('documentParsed', () => {
  it('waits for a document that is being parsed', async () => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const doc = frame.contentDocument;
    if (!doc) throw new Error('the frame has no document');
    doc.open();
    doc.write('<p>');
    let parsed = false;
    const waiting = documentParsed(doc).then(() => (parsed = true));
    await documentParsed();
    expect(parsed).to.equal(false);
    doc.close();
    await waiting;
    frame.remove();
  });

  it('does not wait where there is no document', async () => {
    await documentParsed(null);
  });
});
