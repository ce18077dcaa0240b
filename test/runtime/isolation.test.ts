import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import { Runtime } from '../../src/runtime/runtime.js';
import { FakeEnvironment } from '../support/fake-worker.js';
import { failure, make, request } from '../support/runtime-fixture.js';

/** Without workers of the kind that is asked for, until it is mended. */
class Refusing extends FakeEnvironment {
  isMended = false;

  override spawner(isolation: unknown): ReturnType<FakeEnvironment['spawner']> {
    if (this.isMended) return super.spawner(isolation);
    return Promise.reject(new DjangoError('InitializationError', 'no such worker'));
  }
}

describe('isolation', () => {
  it('is asked for with every start, as init() says', async () => {
    const { environment, runtime } = make();
    await runtime.init({ isolation: 'strict' });
    runtime.cleanup();
    expect((await runtime.render(request('again'))).html).to.equal('again');
    expect(environment.isolations).to.deep.equal(['strict', 'strict']);
  });

  it('is left to the script tag where nothing is said', async () => {
    const { environment, runtime } = make();
    await runtime.init();
    expect(environment.isolations).to.deep.equal([undefined]);
  });

  it('that cannot be had is the error of the start, which can be tried again', async () => {
    const environment = new Refusing();
    const runtime = new Runtime(environment);
    expect((await failure(runtime.init({ isolation: 'strict' }))).message).to.equal('no such worker');
    expect(runtime.startError?.type).to.equal('InitializationError');
    environment.isMended = true;
    await runtime.init();
    expect([runtime.isReady, environment.isolations]).to.deep.equal([true, ['strict']]);
  });

  it('makes no worker after cleanup(), even where it is still being looked for', async () => {
    const { environment, runtime } = make();
    const starting = failure(runtime.init({ isolation: 'strict' }));
    runtime.cleanup();
    expect((await starting).message).to.contain('cleanup()');
    expect(environment.workers).to.have.length(0);
  });
});
