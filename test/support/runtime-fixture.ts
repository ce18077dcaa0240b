/** A runtime with fake workers, and what its tests ask of it. */
import { expect } from '@open-wc/testing';
import { DjangoError } from '../../src/core/errors.js';
import { Runtime, type RenderRequest } from '../../src/runtime/runtime.js';
import { FakeEnvironment, type FakeHandlers } from './fake-worker.js';

/** A request that is its own label and owner. */
export const request = (template: string, changes: Partial<RenderRequest> = {}): RenderRequest => ({
  label: template,
  owner: template,
  template,
  main: null,
  files: {},
  python: null,
  contexts: [],
  request: null,
  settings: {},
  packages: [],
  ...changes,
});

/** A runtime whose workers answer by `handlers`. */
export function make(...handlers: FakeHandlers[]): { environment: FakeEnvironment; runtime: Runtime } {
  const environment = new FakeEnvironment(...handlers);
  return { environment, runtime: new Runtime(environment) };
}

/** The error that `promise` ends in. */
export async function failure(promise: Promise<unknown>): Promise<DjangoError> {
  try {
    await promise;
  } catch (thrown) {
    expect(thrown).to.be.instanceOf(DjangoError);
    return thrown as DjangoError;
  }
  throw new Error('it was expected to fail');
}
