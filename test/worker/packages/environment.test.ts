/** What requests for packages tell of the page's policy, which `fetch` itself does not. */
import { expect } from '@open-wc/testing';
import { RequestFailure } from '../../../src/core/packaging/failure.js';
import { request } from '../../../src/core/packaging/request.js';
import { runtimeFiles } from '../../../worker/generated/runtime-files.js';
import { packagesEnvironment } from '../../../worker/packages/environment.js';

describe('a request for packages that the page’s policy blocks', () => {
  it('fails with the directive and the origin that it lacks', async () => {
    const url = 'https://index.example/simple/a/';
    const { fetch, isOffline } = packagesEnvironment(
      runtimeFiles,
      {
        fetch: () => Promise.reject(new TypeError('Failed to fetch')),
        violations: () => [{ directive: 'connect-src', url }],
      },
      () => '',
    );
    const failure = await request(url, { fetch, isOffline, timeoutMs: 1000 }).catch(
      (thrown: unknown) => thrown,
    );
    expect(failure).to.be.instanceOf(RequestFailure);
    const { message, suggestions } = failure as RequestFailure;
    expect(message).to.contain('Content Security Policy');
    expect(suggestions.join()).to.contain('https://index.example in connect-src');
  });
});
