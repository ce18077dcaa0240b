import { expect } from '@open-wc/testing';
import {
  PreviewFrame,
  type PreviewOptions,
} from '../../src/elements/django-playground/preview/preview-frame.js';
import { clearPage, place } from '../support/element-fixture.js';
import { nextTask, until } from '../support/fake-worker.js';

const previews: PreviewFrame[] = [];

afterEach(() => {
  for (const preview of previews.splice(0)) preview.destroy();
  clearPage();
});

function previewIn(
  options: Partial<PreviewOptions> = {},
  size = 'width:400px;height:300px',
): { box: HTMLElement; preview: PreviewFrame } {
  const box = place('');
  box.style.cssText = `position:relative;${size}`;
  const preview = new PreviewFrame(box, options);
  previews.push(preview);
  return { box, preview };
}

const frames = (box: HTMLElement): HTMLIFrameElement[] => [...box.querySelectorAll('iframe')];

function frameIn(box: HTMLElement): HTMLIFrameElement {
  const [frame, other] = frames(box);
  if (!frame || other) throw new Error(`there are ${String(frames(box).length)} frames`);
  return frame;
}

/** The next message of a frame that has `name`. */
const said = <T>(name: string): Promise<T> =>
  new Promise((resolve) => {
    addEventListener('message', function listen({ data }: MessageEvent<Record<string, T> | null>) {
      if (typeof data !== 'object' || data === null || !(name in data)) return;
      removeEventListener('message', listen);
      resolve(data[name] as T);
    });
  });

const tell = (expression: string): string =>
  `<script>parent.postMessage({told:(()=>{try{return String(${expression})}catch(e){return e.name}})()},'*')</script>`;

/** The same some frames after the document has loaded: what the page around a frame says may come later than its script. */
const tellLater = (expression: string): string =>
  `<script>addEventListener('load',()=>{let frames=0;const later=()=>{
    if((frames+=1)<10)requestAnimationFrame(later);else parent.postMessage({told:String(${expression})},'*')};later()})</script>`;

describe('PreviewFrame', () => {
  it('shows output in a frame with an opaque origin and no rights but scripts', async () => {
    const { box, preview } = previewIn();
    const told = said<string>('told');
    await preview.show(`<p>a</p>${tell('self.origin')}`);
    expect(await told).to.equal('null');
    const frame = frameIn(box);
    expect(frame.getAttribute('sandbox')).to.equal('allow-scripts');
    expect([frame.title, frame.contentDocument, frame.inert]).to.deep.equal(['Preview', null, false]);
  });

  for (const [what, expression, expected] of [
    ['the page', 'parent.document.title', 'SecurityError'],
    ["the page's names", 'parent.mocha', 'SecurityError'],
    ["the frame's element", 'frameElement', 'null'],
    ["the site's storage", 'localStorage.length', 'SecurityError'],
    ["the site's cookies", 'document.cookie', 'SecurityError'],
    ["the site's databases", 'indexedDB.open("x")', 'SecurityError'],
    ['new windows', 'open("about:blank")', 'null'],
    ["the page's address", 'top.location = "about:blank#gone"', 'SecurityError'],
  ] as const) {
    it(`keeps scripts of the output from ${what}`, async () => {
      const { preview } = previewIn();
      const told = said<string>('told');
      await preview.show(tell(expression));
      expect(await told).to.equal(expected);
    });
  }

  it('replaces the frame when the new one is ready, and makes no history entries', async () => {
    const { box, preview } = previewIn();
    await preview.show('<p>first</p>');
    const entries = history.length;
    const old = frameIn(box);
    const showing = preview.show('<p>second</p>');
    const [first, next] = frames(box);
    expect([first, next?.inert, next?.classList.contains('next')]).to.deep.equal([old, true, true]);
    await showing;
    expect(old.isConnected).to.equal(false);
    expect(frameIn(box)).to.equal(next);
    expect(next?.classList.contains('next')).to.equal(false);
    for (const html of ['a', 'b', 'c']) await preview.show(html);
    expect(history.length).to.equal(entries);
  });

  it('shows the latest of several outputs alone', async () => {
    const { box, preview } = previewIn();
    const told: unknown[] = [];
    const listen = ({ data }: MessageEvent<{ told?: string } | null>): void => {
      if (data?.told) told.push(data.told);
    };
    addEventListener('message', listen);
    await Promise.all(['1', '2', '3'].map((text) => preview.show(`<p>${text}</p>${tell(text)}`)));
    await until(() => told.length > 0);
    removeEventListener('message', listen);
    expect(told).to.deep.equal(['3']);
    expect([frames(box).length, preview.html]).to.deep.equal([1, `<p>3</p>${tell('3')}`]);
  });

  it('is as high as its content, and keeps that until the next output has said its own', async () => {
    const { box, preview } = previewIn({}, 'width:400px');
    await preview.show('<style>body{margin:0}</style><div style="height:321px"></div>');
    await until(() => frameIn(box).style.height === '321px');
    void preview.show('<style>body{margin:0}</style><div style="height:50px"></div>');
    expect(frames(box).map(({ style }) => style.height)).to.deep.equal(['321px', '321px']);
    await until(() => frames(box).length === 1 && frameIn(box).style.height === '50px');
  });

  it('fills its container when it is asked to, and changes from one to the other', async () => {
    const { box, preview } = previewIn({ fill: true });
    await preview.show('<div style="height:900px"></div>');
    expect([frameIn(box).style.height, frameIn(box).classList.contains('fill')]).to.deep.equal(['', true]);
    preview.set({ fill: false });
    expect(frameIn(box).classList.contains('fill')).to.equal(false);
  });

  it('keeps where a reader has scrolled to', async () => {
    const { preview } = previewIn({ fill: true });
    const tall = '<div style="height:3000px"></div>';
    const scrolled = said<number[]>('djangoPlaygroundScroll');
    await preview.show(`${tall}<script>addEventListener('load',()=>scrollTo(0,700))</script>`);
    expect((await scrolled)[1]).to.equal(700);
    const told = said<string>('told');
    await preview.show(`${tall}${tellLater('scrollY')}`);
    expect(await told).to.equal('700');
    preview.clear();
    const again = said<string>('told');
    await preview.show(`${tall}${tellLater('scrollY')}`);
    expect(await again).to.equal('0');
  });

  it('puts the styles of the page into the output, in order, before it is seen', async () => {
    const sheet = (css: string): string => `data:text/css,${encodeURIComponent(css)}`;
    const { preview } = previewIn({
      styles: [sheet('p{color:red;width:7px}'), sheet('p{color:rgb(1,2,3)}')],
    });
    const told = said<string>('told');
    await preview.show(
      `<p>a</p><script>addEventListener('load',()=>{const s=getComputedStyle(document.querySelector('p'));parent.postMessage({told:s.color+s.width},'*')})</script>`,
    );
    expect(await told).to.equal('rgb(1, 2, 3)7px');
  });

  it('resolves addresses of styles against the page, and no style can break out of its attribute', async () => {
    const { box, preview } = previewIn({
      styles: ['a.css?"><script>parent.postMessage({told:1},"*")</script>'],
    });
    await preview.show('x');
    const page = new DOMParser().parseFromString(frameIn(box).srcdoc, 'text/html');
    expect(page.querySelector('link')?.getAttribute('href')).to.equal(
      new URL('a.css?"><script>parent.postMessage({told:1},"*")</script>', document.baseURI).href,
    );
    expect(page.scripts.length).to.equal(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is ${theme} when it is asked to be`, async () => {
      const { preview } = previewIn({ theme });
      const told = said<string>('told');
      await preview.show(
        tellLater(
          `getComputedStyle(document.documentElement).colorScheme+matchMedia('(prefers-color-scheme:${theme})').matches`,
        ),
      );
      expect(await told).to.equal(`${theme}true`);
    });
  }

  it('is as the element around it when it is asked for nothing', async () => {
    const { box, preview } = previewIn();
    box.style.colorScheme = 'dark';
    const told = said<string>('told');
    await preview.show(tell("matchMedia('(prefers-color-scheme:dark)').matches"));
    expect(await told).to.equal('true');
  });

  it('shows anew in other colours, and only then', async () => {
    const { box, preview } = previewIn({ theme: 'light' });
    await preview.show('x');
    const frame = frameIn(box);
    preview.set({ theme: 'light', title: 'Other' });
    await nextTask();
    expect(frames(box)).to.deep.equal([frame]);
    preview.set({ theme: 'dark' });
    await until(() => frames(box).length === 1 && frameIn(box) !== frame);
  });

  it('shows output whose style sheet does not come', async () => {
    const { box, preview } = previewIn({ styles: ['http://127.0.0.1:1/never.css'] });
    await preview.show('<p>a</p>');
    expect(frameIn(box).classList.contains('next')).to.equal(false);
  });

  it('leaves nothing behind when it is destroyed, and settles who waits', async () => {
    const { box, preview } = previewIn();
    await preview.show('x');
    const waiting = preview.show('y');
    preview.destroy();
    await waiting;
    expect([box.childElementCount, preview.html]).to.deep.equal([0, null]);
  });

  describe('that expects output', () => {
    /** A preview with something in it, and the frame that waits for what comes next. */
    async function expecting(options: Partial<PreviewOptions> = {}) {
      const { box, preview } = previewIn(options);
      await preview.show('<div style="height:3000px"></div><script>var left = "behind"</script>');
      preview.prepare();
      const waits = said('djangoPlaygroundWaiting');
      const [, spare] = frames(box);
      if (!spare) throw new Error('no frame waits');
      await Promise.all([waits, new Promise((resolve) => spare.addEventListener('load', resolve))]);
      return { box, preview, spare };
    }

    it('shows it in the frame that waits, as a document of its own, without history entries', async () => {
      const { box, preview, spare } = await expecting();
      const entries = history.length;
      const told = said<string>('told');
      await preview.show(
        `<p>next</p>${tell('[self.origin, document.compatMode, typeof left, document.scripts.length, document.body.innerText, typeof djangoPlaygroundPort]')}`,
      );
      expect(await told).to.equal('null,CSS1Compat,undefined,1,next,undefined');
      expect(frames(box)).to.deep.equal([spare]);
      expect([
        spare.inert,
        spare.title,
        spare.getAttribute('part'),
        spare.getAttribute('sandbox'),
      ]).to.deep.equal([false, 'Preview', 'frame', 'allow-scripts']);
      expect(history.length).to.equal(entries);
    });

    it('keeps height, scrolling, links and styles as in any frame', async () => {
      const stopped: unknown[] = [];
      const { box, preview } = await expecting({
        styles: ['data:text/css,p{color:rgb(1,2,3)}'],
        onStopped: (action) => stopped.push(action),
      });
      const told = said<string>('told');
      await preview.show(
        `<style>body{margin:0}</style><p style="margin:0;height:77px">a</p><a href="/away" style="position:absolute"></a>
        <script>addEventListener('load',()=>{document.links[0].click();const c=getComputedStyle(document.querySelector('p')).color;parent.postMessage({told:c},'*')})</script>`,
      );
      expect(await told).to.equal('rgb(1, 2, 3)');
      await until(() => frameIn(box).style.height === '77px' && stopped.length === 1);
      expect(stopped).to.deep.equal([{ kind: 'link', address: '/away' }]);
    });

    it('does not let output of another frame write into it', async () => {
      const { box, preview, spare } = await expecting();
      const heard: unknown[] = [];
      const listen = ({ data }: MessageEvent<{ forged?: true } | null>): void => {
        if (data?.forged) heard.push(data);
      };
      addEventListener('message', listen);
      const waits = said('djangoPlaygroundWaiting');
      // Not ready, so that what follows is shown in a frame of its own, beside one that waits.
      preview.clear();
      preview.prepare();
      const told = said<string>('told');
      void preview.show(`<script>
        const forged = "<script>parent.postMessage({ forged: true }, '*')<\\/script>";
        addEventListener('load', () => {
          for (let at = 0; at < parent.length; at += 1)
            if (parent[at] !== self) parent[at].postMessage({ djangoPlaygroundWrite: forged }, '*');
          parent.postMessage({ told: String(parent.length > 1) }, '*');
        });
      </script>`);
      await waits;
      expect(await told).to.equal('true');
      const asked = said<string>('told');
      await preview.show(tell('1'));
      expect(await asked).to.equal('1');
      removeEventListener('message', listen);
      expect([heard, spare.isConnected, frames(box).length]).to.deep.equal([[], false, 1]);
    });

    it('shows output that comes before a frame is ready for it', async () => {
      const { box, preview } = previewIn();
      preview.prepare();
      const [spare] = frames(box);
      await preview.show('<p>early</p>');
      expect(frames(box).filter((frame) => frame !== spare)).to.have.length(1);
      preview.destroy();
      expect(frames(box)).to.have.length(0);
    });
  });
});
