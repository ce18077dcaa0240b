/** The one fraction and the bytes of a start. */
import { expect } from '@open-wc/testing';
import type { Notices } from '../../src/core/protocol.js';
import { StartProgress } from '../../worker/start-progress.js';

function watch(totalBytes: number) {
  const posted: Notices['progress'][] = [];
  return { posted, progress: new StartProgress(totalBytes, (notice) => posted.push(notice)) };
}

describe('start progress', () => {
  it('adds up the bytes of all files', () => {
    const { posted, progress } = watch(100);
    progress.loaded('a', 40);
    progress.loaded('b', 20);
    progress.loaded('a', 80);
    expect(posted.map(({ loadedBytes }) => loadedBytes)).to.deep.equal([40, 60, 100]);
    expect(posted.every(({ totalBytes, step }) => totalBytes === 100 && step === 'download')).to.equal(true);
  });

  it('does without what need not come', () => {
    const { posted, progress } = watch(100);
    progress.loaded('a', 40);
    progress.spare(60);
    expect(posted.map(({ loadedBytes, totalBytes }) => [loadedBytes, totalBytes])).to.deep.equal([
      [40, 100],
      [40, 40],
    ]);
  });

  it('counts what is needed late, once', () => {
    const { posted, progress } = watch(100);
    progress.loaded('a', 100);
    for (const bytes of [50, 100]) {
      progress.need('b', 100);
      progress.loaded('b', bytes);
    }
    expect(posted.map(({ loadedBytes, totalBytes }) => [loadedBytes, totalBytes])).to.deep.equal([
      [100, 100],
      [200, 200],
    ]);
  });

  it('never goes back and ends at 1', () => {
    const { posted, progress } = watch(100);
    progress.begin('download');
    progress.loaded('a', 100);
    progress.begin('interpreter');
    progress.loaded('a', 50);
    for (const step of ['django', 'packages', 'render'] as const) progress.begin(step);
    const fractions = posted.map(({ fraction }) => fraction);
    expect(fractions).to.deep.equal([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).to.equal(1);
  });

  it('tells of packages only while somebody waits for them', async () => {
    const { posted, progress } = watch(100);
    progress.packages('resolve');
    progress.begin('interpreter');
    progress.packages('packages', { loadedBytes: 1, totalBytes: 4 });
    let arrive = (): void => undefined;
    const waiting = progress.whileWaitingFor(
      new Promise<void>((resolve) => {
        arrive = resolve;
      }),
    );
    progress.packages('packages', { loadedBytes: 4, totalBytes: 4 });
    arrive();
    await waiting;
    progress.packages('resolve');
    progress.begin('install');
    expect(posted.map(({ step, loadedBytes }) => [step, loadedBytes])).to.deep.equal([
      ['interpreter', undefined],
      ['packages', 1],
      ['packages', 4],
      ['install', undefined],
    ]);
    const fractions = posted.map(({ fraction }) => fraction);
    expect(fractions).to.deep.equal([...fractions].sort((a, b) => a - b));
  });

  it('begins again for packages that come late', async () => {
    const { posted, progress } = watch(100);
    progress.begin('render');
    progress.beginAgain();
    progress.packages('resolve');
    await progress.whileWaitingFor(Promise.resolve());
    expect(posted.map(({ fraction }) => fraction)).to.deep.equal([1, 0.75]);
  });

  it('keeps quiet about moves that nobody would see', () => {
    const { posted, progress } = watch(100_000);
    for (let bytes = 1; bytes <= 1000; bytes += 1) progress.loaded('a', bytes);
    expect(posted.length).to.be.below(3);
  });
});
