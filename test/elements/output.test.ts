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

  it('renders into its shadow root with output="shadow"', async () => {
    freshPage(answering('<style>p{color:red}</style><p>a</p><script>1</script>'));
    const element = await settled(
      templateIn(place('<django-template loading="eager" output="shadow">x</django-template>')),
    );
    expect(part(element, 'output')?.innerHTML).to.equal('<style>p{color:red}</style><p>a</p>');
    expect(output(element)).to.equal(undefined);
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
