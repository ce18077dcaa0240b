import { expect } from '@open-wc/testing';
import '../../src/elements/django-template/django-template.js';
import {
  answering,
  clearPage,
  freshPage,
  output,
  part,
  place,
  settled,
  templateIn,
} from '../support/element-fixture.js';
import { frameDocument } from '../../src/elements/frame-document.js';
import { nextTask, until } from '../support/fake-worker.js';

afterEach(clearPage);

describe('the output of <django-template>', () => {
  it('sanitises output in the page', async () => {
    freshPage(
      answering(
        '<p onclick="x()">a<script>window.ran = 1</script><style>p{}</style><a href="javascript:x()">b</a></p>',
      ),
    );
    const element = await settled(templateIn(place('<django-template loading="eager">x</django-template>')));
    expect(output(element)).to.equal('<p>a<a>b</a></p>');
  });

  it('stays in the page when a framework that hydrates late takes it out', async () => {
    freshPage(answering('<b>a</b>'));
    const markup = '<django-template loading="eager" template="x"></django-template>';
    const element = await settled(templateIn(place(markup)));
    element.querySelector('[data-django-output]')?.remove();
    await until(() => output(element) === '<b>a</b>');
    // Not what is shown elsewhere by now.
    element.output = 'shadow';
    await until(() => output(element) === undefined);
    await nextTask();
    expect(output(element)).to.equal(undefined);
  });

  it('renders into its shadow root with output="shadow"', async () => {
    freshPage(answering('<style>p{color:red}</style><p>a</p><script>1</script>'));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="shadow">x</django-template>')),
    );
    const root = part(element, 'output')?.firstElementChild?.shadowRoot;
    expect(root?.innerHTML).to.equal('<style>p{color:red}</style><p>a</p>');
    expect(output(element)).to.equal(undefined);
  });

  it('keeps the rules of output and element off each other with output="shadow"', async () => {
    const html = '<style>[part=error]{display:none}</style><button class="title">a</button>';
    const broken = { ok: false, error: { kind: 'template', exception: 'E', message: 'broken' } } as const;
    let good = true;
    freshPage({
      render: ({ items }) => ({
        outcomes: items.map(() => (good ? { ok: true, html, durationMs: 1 } : broken)),
        heapBytes: 1,
      }),
    });
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="shadow" template="x"></django-template>')),
    );
    const button = part(element, 'output')?.firstElementChild?.shadowRoot?.querySelector('button');
    const bare = place('').appendChild(document.createElement('button'));
    for (const name of ['display', 'padding', 'fontWeight', 'color'] as const) {
      expect(button && getComputedStyle(button)[name], name).to.equal(getComputedStyle(bare)[name]);
    }
    good = false;
    element.template = 'y';
    await until(() => element.status === 'error');
    await element.updateComplete;
    expect(part(element, 'error')?.checkVisibility()).to.equal(true);
  });

  it('treats a mode that it does not know like "html"', async () => {
    freshPage(answering('<b>a</b>'));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="shadwo">x</django-template>')),
    );
    expect([element.status, output(element)]).to.deep.equal(['rendered', '<b>a</b>']);
  });

  it('shows the resulting HTML with output="source"', async () => {
    freshPage(answering('<p class="a">é</p>'));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="source">x</django-template>')),
    );
    expect(part(element, 'output')?.textContent).to.equal('<p class="a">é</p>');
    expect(part(element, 'output')?.querySelector('.string')?.textContent).to.equal('"a"');
    await expect(element).to.be.accessible();
  });

  it('runs scripts of the output only in a frame of another origin, which grows with its content', async () => {
    const html =
      '<div style="height:321px"></div><script>parent.postMessage({origin: String(self.origin), secret: (() => { try { return parent.document.title } catch { return "refused" } })()}, "*")</script>';
    freshPage(answering(html));
    const seen = new Promise<unknown>((resolve) => {
      addEventListener('message', function listen({ data }: MessageEvent<Record<string, unknown>>) {
        if (!('secret' in data)) return;
        removeEventListener('message', listen);
        resolve(data);
      });
    });
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="frame">x</django-template>')),
    );
    expect(await seen).to.deep.equal({ origin: 'null', secret: 'refused' });
    const frame = element.renderRoot.querySelector('iframe');
    expect(frame?.getAttribute('sandbox')).to.equal('allow-scripts');
    await until(() => frame?.style.height === '321px');
  });

  const inFrame = async (html: string): Promise<HTMLIFrameElement> => {
    freshPage(answering(html));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="frame">x</django-template>')),
    );
    const frame = element.renderRoot.querySelector('iframe');
    if (!frame) throw new Error('there is no frame');
    return frame;
  };
  const report = (frame: HTMLIFrameElement, height: number): boolean =>
    dispatchEvent(
      new MessageEvent('message', { data: { djangoPlaygroundHeight: height }, source: frame.contentWindow }),
    );

  for (const open of ['<!-- ', '<script>', '<style>', '<textarea hidden>', '<title>']) {
    it(`gives a frame its height when the output leaves ${open} open`, async () => {
      for (const [start, height] of [
        ['', '123px'],
        ['<!doctype html><html><style>body{margin:0}</style>', '123px'],
        ['<html><style>body{margin:0}</style>', '123px'],
      ]) {
        const frame = await inFrame(`${start}<div style="height:123px"></div>${open}`);
        await until(() => frame.style.height === height);
      }
    });
  }

  it('keeps the standards mode and the head of a whole document in a frame', () => {
    const html =
      '<!-- c --><!DOCTYPE html><html lang="fr"><head><title>T</title></head><body class="b">x</body></html>';
    const page = new DOMParser().parseFromString(frameDocument(html), 'text/html');
    expect([page.compatMode, page.title, page.documentElement.lang, page.body.className]).to.deep.equal([
      'CSS1Compat',
      'T',
      'fr',
      'b',
    ]);
    expect(page.body.textContent.trim()).to.equal('x');
  });

  it('gives a frame a height before it has said one, and none to empty output', async () => {
    const frame = await inFrame('');
    const box = place('').appendChild(frame.cloneNode() as HTMLIFrameElement);
    box.removeAttribute('style');
    expect(getComputedStyle(box).height).to.equal('150px');
    await until(() => frame.style.height === '0px');
  });

  it('lets a frame grow after it was taken out and put back', async () => {
    const frame = await inFrame('<div style="height:50px"></div>');
    await until(() => frame.style.height === '50px');
    const host = (frame.getRootNode() as ShadowRoot).host;
    const { parentElement } = host;
    host.remove();
    dispatchEvent(new MessageEvent('message', { data: {} }));
    parentElement?.append(host);
    frame.style.height = '';
    await until(() => frame.style.height === '50px');
  });

  it('follows a height that goes up and down as often as it likes', async () => {
    const frame = await inFrame('<div style="height:50px"></div>');
    await until(() => frame.style.height === '50px');
    for (let round = 0; round < 1000; round += 1) report(frame, 60 + (round % 40));
    report(frame, 77);
    expect(frame.style.height).to.equal('77px');
  });

  it('stops growth that has no end', async () => {
    const frame = await inFrame('<div style="height:50px"></div>');
    await until(() => frame.style.height === '50px');
    for (let round = 1; round < 1000; round += 1) report(frame, 50 + round);
    expect(parseFloat(frame.style.height)).to.be.within(300, 400);
    report(frame, 1e9);
    report(frame, 10);
    report(frame, 1e9);
    expect(frame.style.height).to.equal('20000px');
  });

  it('ignores heights that do not come from its frame', async () => {
    freshPage(answering('<p>a</p>'));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="frame">x</django-template>')),
    );
    const frame = element.renderRoot.querySelector('iframe');
    await until(() => frame?.style.height !== '');
    const before = frame?.style.height;
    postMessage({ djangoPlaygroundHeight: 9999 }, '*');
    await nextTask();
    await nextTask();
    expect(frame?.style.height).to.equal(before);
  });
});
