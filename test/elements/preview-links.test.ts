import { expect } from '@open-wc/testing';
import type { StoppedAction } from '../../src/elements/django-playground/preview/guard.js';
import {
  PreviewFrame,
  type PreviewOptions,
} from '../../src/elements/django-playground/preview/preview-frame.js';
import { clearPage, place } from '../support/element-fixture.js';
import { nextTask, until } from '../support/fake-worker.js';

let preview: PreviewFrame | null = null;

afterEach(() => {
  preview?.destroy();
  clearPage();
});

interface Shown {
  box: HTMLElement;
  stopped: StoppedAction[];
  told: unknown[];
  /** For each departure whether it was the last one. */
  left: boolean[];
}

/** Shows output whose script `act` runs when all is there; `tell(value)` in it is heard. */
async function shown(html: string, act: string, options: Partial<PreviewOptions> = {}): Promise<Shown> {
  const box = place('');
  box.style.cssText = 'position:relative;width:400px;height:300px';
  const stopped: StoppedAction[] = [];
  const told: unknown[] = [];
  const left: boolean[] = [];
  preview = new PreviewFrame(box, {
    ...options,
    onStopped: (action) => stopped.push(action),
    onLeft: (isStopped) => left.push(isStopped),
  });
  const own = preview;
  addEventListener('message', function listen({ data }: MessageEvent<{ told?: unknown } | null>) {
    if (own !== preview) removeEventListener('message', listen);
    else if (typeof data === 'object' && data !== null && 'told' in data) told.push(data.told);
  });
  await preview.show(
    `${html}<script>const tell=told=>parent.postMessage({told},'*');const $=q=>document.querySelector(q);
addEventListener('load',()=>setTimeout(()=>{${act};tell('done')}))</script>`,
  );
  await until(() => told.includes('done'));
  await nextTask();
  return { box, stopped, told, left };
}

describe('links and forms in PreviewFrame', () => {
  for (const [what, html, expected] of [
    ['a link', '<a href="/about/?a=1">x</a>', { kind: 'link', address: '/about/?a=1' }],
    ['what is inside a link', '<a href="x"><b id="t">x</b></a>', { kind: 'link', address: 'x' }],
    ['a link to this window', '<a href="x" target="_self">x</a>', { kind: 'link', address: 'x' }],
    ['a link out of the frame', '<a href="x" target="_top">x</a>', { kind: 'link', address: 'x' }],
    ['an area', '<map><area id="t" href="x"></map>', { kind: 'link', address: 'x' }],
    [
      'a link in a picture',
      '<svg><a href="x"><text id="t">x</text></a></svg>',
      { kind: 'link', address: 'x' },
    ],
    [
      'a form',
      '<form action="/send/" method="POST"><button id="t">x</button></form>',
      { kind: 'form', address: '/send/', method: 'post' },
    ],
    [
      'a form without an address',
      '<form><input id="t" type="submit"></form>',
      { kind: 'form', address: '', method: 'get' },
    ],
    [
      'a button with an address',
      '<form id="f"></form><button id="t" form="f" formaction="y" formmethod="post">x</button>',
      { kind: 'form', address: 'y', method: 'post' },
    ],
  ] as const) {
    it(`keeps ${what} from leaving and tells the page`, async () => {
      const entries = history.length;
      const { stopped, left } = await shown(
        html,
        "($('#t')??$('a')).dispatchEvent(new MouseEvent('click',{bubbles:true,cancelable:true,composed:true}))",
      );
      await until(() => stopped.length > 0);
      expect(stopped).to.deep.equal([expected]);
      expect([history.length - entries, left.length]).to.deep.equal([0, 0]);
    });
  }

  it('says of no form that it would be sent while something in it is missing', async () => {
    const { stopped } = await shown('<form><input required><button>x</button></form>', "$('button').click()");
    expect(stopped).to.deep.equal([]);
  });

  it('sends a form without a button by Enter', async () => {
    const { stopped } = await shown(
      '<form action="/s/"><input></form>',
      "$('input').dispatchEvent(new KeyboardEvent('keydown',{key:'Enter',bubbles:true,cancelable:true}))",
    );
    await until(() => stopped.length > 0);
    expect(stopped).to.deep.equal([{ kind: 'form', address: '/s/', method: 'get' }]);
  });

  it("lets the output's own scripts handle links and forms", async () => {
    const { stopped, told } = await shown(
      '<a href="x">x</a><form><button name="b">y</button></form>',
      `$('a').addEventListener('click',e=>e.preventDefault());
       $('form').addEventListener('submit',e=>{e.preventDefault();tell('submit '+e.submitter.name)});
       $('a').click();$('button').click()`,
    );
    expect(stopped).to.deep.equal([]);
    expect(told).to.deep.equal(['submit b', 'done']);
  });

  it('goes to places inside the output without leaving it', async () => {
    const entries = history.length;
    const { stopped, told } = await shown(
      '<div style="height:2000px"></div><p id="é">x</p><div style="height:2000px"></div><a href="#%C3%A9">x</a><a href="#a%zz">y</a><a href="#top">z</a>',
      "const [to,bad,up]=document.links;const at=()=>Math.round($('p').getBoundingClientRect().top);to.click();tell(at());bad.click();up.click();tell(scrollY)",
      { fill: true },
    );
    expect(told).to.deep.equal([0, 0, 'done']);
    expect([stopped.length, history.length - entries]).to.deep.equal([0, 0]);
  });

  it('stays where a script swallows the click before it is seen', async () => {
    const { stopped, left, box } = await shown(
      '<a href="/elsewhere">x</a>',
      "$('a').addEventListener('click',e=>e.stopPropagation());$('a').click()",
    );
    expect([stopped.length, left.length, box.querySelectorAll('iframe').length]).to.deep.equal([0, 0, 1]);
  });

  it('comes back when a script goes to another address, but not when it does so again', async () => {
    const { box, left } = await shown('<p>a</p>', "location.href='data:text/html,gone'");
    await until(() => left.length === 2);
    expect(left).to.deep.equal([false, true]);
    expect([box.childElementCount, preview?.html?.includes('<p>a</p>')]).to.deep.equal([0, true]);
    const again = preview?.show('<p>b</p>');
    await again;
    expect([box.childElementCount, preview?.html]).to.deep.equal([1, '<p>b</p>']);
  });

  it('knows output that goes elsewhere before it is all there', async () => {
    const { left } = await shown('<p>a</p>', '');
    await preview?.show("<script>location.href='data:text/html,gone'</script>");
    await until(() => left.length === 2);
    expect(left).to.deep.equal([false, true]);
  });

  for (const [what, data] of [
    ['no object', '"x"'],
    ['nothing', 'null'],
    ['an unknown kind', '{djangoPlaygroundStopped:{kind:"other",address:"x"}}'],
    ['an address that is no text', '{djangoPlaygroundStopped:{kind:"link",address:{}}}'],
    ['a place that is no number', '{djangoPlaygroundScroll:["x",NaN]}'],
    ['a height that is no number', '{djangoPlaygroundHeight:"9"}'],
  ] as const) {
    it(`makes nothing of a message with ${what}`, async () => {
      const { stopped } = await shown('<p>a</p>', `parent.postMessage(${data},'*')`);
      expect(stopped).to.deep.equal([]);
    });
  }

  it('cuts addresses that scripts make up', async () => {
    const { stopped } = await shown(
      '',
      "parent.postMessage({djangoPlaygroundStopped:{kind:'form',address:'x'.repeat(1e5),method:'delete'}},'*')",
    );
    expect(stopped.map(({ address, method }) => [address.length, method])).to.deep.equal([[301, 'get']]);
  });

  it('hears its own frame alone', async () => {
    const { stopped } = await shown('<p>a</p>', '');
    postMessage({ djangoPlaygroundStopped: { kind: 'link', address: 'x' } }, '*');
    await nextTask();
    await nextTask();
    expect(stopped).to.deep.equal([]);
  });
});
