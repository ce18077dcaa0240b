/** Output that nobody on the page vouches for: what its frame keeps it from, and what stays as in any preview. */
import { expect } from '@open-wc/testing';
import {
  PreviewFrame,
  type PreviewOptions,
} from '../../src/elements/django-playground/preview/preview-frame.js';
import type { StoppedAction } from '../../src/elements/django-playground/preview/guard.js';
import { clearPage, place } from '../support/element-fixture.js';
import { until } from '../support/fake-worker.js';

let preview: PreviewFrame | null = null;

afterEach(() => {
  preview?.destroy();
  clearPage();
});

interface Shown {
  box: HTMLElement;
  preview: PreviewFrame;
  stopped: StoppedAction[];
  /** For each departure whether it was the last one. */
  left: boolean[];
  told: unknown[];
}

/** Shows `html` without network; `tell(value)` in its scripts is heard. */
async function closed(html: string, options: Partial<PreviewOptions> = {}): Promise<Shown> {
  const box = place('');
  box.style.cssText = 'position:relative;width:400px';
  const shown: Omit<Shown, 'preview'> = { box, stopped: [], left: [], told: [] };
  const own = new PreviewFrame(box, {
    ...options,
    onStopped: (action) => shown.stopped.push(action),
    onLeft: (isStopped) => shown.left.push(isStopped),
  });
  preview = own;
  addEventListener('message', function listen({ data }: MessageEvent<{ told?: unknown } | null>) {
    if (own !== preview) removeEventListener('message', listen);
    else if (typeof data === 'object' && data !== null && 'told' in data) shown.told.push(data.told);
  });
  await own.show(`<script>const tell=told=>parent.postMessage({told},'*')</script>${html}`, true);
  return { ...shown, preview: own };
}

/** Tells the directive that forbids what `act` does, or that it was not forbidden. */
const refusedBy = (act: string): string =>
  `<script>addEventListener('securitypolicyviolation',e=>tell(e.effectiveDirective));${act}</script>`;

const ADDRESS = JSON.stringify(new URL('/package.json', location.href).href);

describe('a PreviewFrame without network', () => {
  for (const [what, html, directive] of [
    ['requests', refusedBy(`fetch(${ADDRESS}).then(()=>tell('done'),()=>0)`), 'connect-src'],
    ['pictures', refusedBy(`new Image().src=${ADDRESS}`), 'img-src'],
    ['styles', `${refusedBy('')}<link rel="stylesheet" href=${ADDRESS}>`, 'style-src-elem'],
    ['fonts', refusedBy(`new FontFace('a','url('+${ADDRESS}+')').load().catch(()=>0)`), 'font-src'],
    ['scripts', `${refusedBy('')}<script src=${ADDRESS}></script>`, 'script-src-elem'],
    ['frames', `${refusedBy('')}<iframe src=${ADDRESS}></iframe>`, 'frame-src'],
    ['another base of addresses', `${refusedBy('')}<base href="https://a.invalid/">`, 'base-uri'],
    ['beacons', refusedBy(`navigator.sendBeacon(${ADDRESS},'x')`), 'connect-src'],
  ] as const) {
    it(`keeps output from ${what}`, async () => {
      const { told } = await closed(html);
      await until(() => told.length > 0);
      expect(told).to.deep.equal([directive]);
    });
  }

  for (const [way, act] of [
    ['its script', `<script>location.href=${ADDRESS}</script>`],
    ['what its head says', `<meta http-equiv="refresh" content="0;url=${ADDRESS.slice(1, -1)}">`],
  ] as const) {
    it(`does not let ${way} go to another address, and stops after two tries`, async () => {
      const entries = history.length;
      const { left, box, preview } = await closed(`<p>a</p>${act}`);
      await until(() => left.length === 2);
      expect(left).to.deep.equal([false, true]);
      expect([box.childElementCount, preview.html?.includes('<p>a</p>')]).to.deep.equal([0, true]);
      expect(history.length).to.equal(entries);
    });
  }

  it('does not tell the address of the page', async () => {
    const { told } = await closed('<script>tell([document.baseURI,document.URL,document.referrer])</script>');
    await until(() => told.length > 0);
    expect(told).to.deep.equal([['https://preview.invalid/', 'about:srcdoc', '']]);
  });

  const sheet = `data:text/css,${encodeURIComponent('p{color:rgb(1,2,3)}')}`;

  it('has scripts and pictures of its own, the styles of the page, and colours', async () => {
    const { told } = await closed(
      `<p>a</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
       <script>addEventListener('load',()=>tell([getComputedStyle(document.querySelector('p')).color,
       document.images[0].naturalWidth,matchMedia('(prefers-color-scheme:dark)').matches,self.origin]))</script>`,
      { styles: [sheet], theme: 'dark' },
    );
    await until(() => told.length > 0);
    expect(told).to.deep.equal([['rgb(1, 2, 3)', 1, true, 'null']]);
  });

  it('is as high as its content, and stops its links', async () => {
    const { box, stopped } = await closed(
      '<style>body{margin:0}</style><div style="height:321px"></div><a href="/away" style="position:absolute"></a>' +
        "<script>addEventListener('load',()=>document.links[0].click())</script>",
    );
    await until(() => box.querySelector('iframe')?.style.height === '321px' && stopped.length > 0);
    expect(stopped).to.deep.equal([{ kind: 'link', address: '/away' }]);
  });

  it('is written into the frame that waits, and opened again by output of the page', async () => {
    const { box, preview, told } = await closed('<p>a</p>');
    preview.prepare();
    const spare = box.querySelectorAll('iframe')[1];
    await Promise.all([
      new Promise((resolve) => spare?.addEventListener('load', resolve)),
      new Promise<void>((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ djangoPlaygroundWaiting?: true } | null>) => {
          if (data?.djangoPlaygroundWaiting) resolve();
        });
      }),
    ]);
    const asks = `<script>addEventListener('securitypolicyviolation',e=>parent.postMessage({told:e.effectiveDirective},'*'));
      fetch('data:,x').then(()=>parent.postMessage({told:'done'},'*'),()=>0)</script>`;
    await preview.show(asks, true);
    await until(() => told.length > 0);
    expect(box.querySelector('iframe')).to.equal(spare);
    expect([preview.isClosed, told]).to.deep.equal([true, ['connect-src']]);
    await preview.show(asks);
    await until(() => told.length > 1);
    expect([preview.isClosed, told[1]]).to.deep.equal([false, 'done']);
  });
});
