import { expect } from '@open-wc/testing';
import { bringFiles } from '../../worker/brought-files.js';
import type { FetchEnvironment } from '../../worker/runtime-files.js';

const environment = (answer: (url: string) => Promise<Response>): FetchEnvironment => ({
  fetch: answer,
  violations: () => [],
});

describe('files that are brought', () => {
  it('can be read one by one from the moment that each has come', async () => {
    let send: (response: Response) => void = () => undefined;
    const slow = new Promise<Response>((resolve) => (send = resolve));
    let come = 0;
    let tellFirst: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (tellFirst = resolve));
    const { read, arrived } = bringFiles(
      ['https://x.example/quick', 'https://x.example/slow'],
      () => {
        come += 1;
        tellFirst();
      },
      environment((url) => (url.endsWith('slow') ? slow : Promise.resolve(new Response('quick')))),
    );
    await first;
    expect(new TextDecoder().decode(read('https://x.example/quick'))).to.equal('quick');
    expect(() => read('https://x.example/slow')).to.throw('has not come');
    send(new Response('slow'));
    await arrived;
    expect(new TextDecoder().decode(read('https://x.example/slow'))).to.equal('slow');
    expect(come).to.equal(2);
  });

  it('say which one could not be had', async () => {
    const { arrived } = bringFiles(
      ['https://x.example/gone'],
      () => undefined,
      environment(() => Promise.resolve(new Response('', { status: 404 }))),
    );
    const error = await arrived.catch((thrown: unknown) => thrown);
    expect(error).to.have.property('message', 'https://x.example/gone answered with status 404.');
  });
});
