/** Django's recorded tests and the project's own cases through the public API in a real browser. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { recordedCases } from './cases.mjs';
import { nativePython } from '../support/native-python.mjs';
import { areas, ownCases, recordedResults } from './own.mjs';
import { describeDifferences, runConformance } from './run.mjs';
import { usesOf } from './tags-and-filters.mjs';
import { distOption } from './dist-site.mjs';

/** Fewer cases than this show no edges. */
const FEWEST_CASES = 2;

const isUnexpected = ({ equal, reason }) => !equal && reason === null;

describe('conformance with native Django', () => {
  let outcomes;
  let counts;
  before(async () => {
    const dist = process.env['CONFORMANCE_DIST'] ?? distOption();
    ({ outcomes, counts } = await runConformance({ dist }));
  });

  it('gives the output of the recorded tests of Django', (test) => {
    if (!recordedCases()) return test.skip('the recorded cases are not at hand');
    const shared = outcomes.filter(({ area }) => area === 'shared');
    assert.equal(describeDifferences(shared.filter(isUnexpected)), '');
    const explained = shared.filter(({ equal }) => !equal).length;
    assert.ok(explained < shared.length / 100, `${explained} of ${shared.length} differ`);
  });

  for (const area of areas) {
    it(`gives native Django's output and errors: ${area}`, () => {
      const here = outcomes.filter((outcome) => outcome.area === area);
      assert.ok(here.length > 0);
      assert.equal(describeDifferences(here.filter(isUnexpected)), '');
    });
  }

  it('has reasons for those cases alone that need one', () => {
    const needless = outcomes.filter(({ equal, reason, area }) => equal && reason && area !== 'shared');
    assert.deepEqual(
      needless.map(({ id }) => id),
      [],
    );
  });

  it('has cases for every tag and filter of the running Django', () => {
    assert.ok(counts.length > 100, `${counts.length} tags and filters`);
    const thin = counts.filter(({ own }) => own < FEWEST_CASES);
    assert.deepEqual(
      thin.map(({ kind, name, own }) => `${kind} ${name}: ${own}`),
      [],
    );
  });
});

describe('the recordings', () => {
  it('have every case and no other', async () => {
    for (const area of areas) {
      const names = (await ownCases([area])).map(({ name }) => name);
      assert.deepEqual(names.sort(), Object.keys(recordedResults(area)).sort(), area);
    }
  });

  it('name no folder of the machine that made them', async () => {
    for (const area of areas)
      assert.doesNotMatch(JSON.stringify(recordedResults(area)), /\/(?:tmp|work|home|root)\//, area);
  });

  it('can be made where there is Python', async (test) => {
    if (!(await nativePython())) return test.skip('no Python here');
    const { nativeResults } = await import('./record.mjs');
    const { byArea } = await nativeResults(['errors']);
    const [name] = Object.keys(recordedResults('errors'));
    assert.deepEqual(byArea.get('errors')[name], recordedResults('errors')[name]);
  });
});

describe('uses of tags and filters', () => {
  it('are found in tags, arguments and chains, not in texts and comments', () => {
    const uses = usesOf(
      '{% if a|length:"x|upper" %}{{ b|add:c|cut:"|" }}{# {{ x|lower }} #}{% comment %}{{ y|title }}{% endcomment %}',
    );
    assert.deepEqual([...uses].sort(), [
      'filters add',
      'filters cut',
      'filters length',
      'tags comment',
      'tags if',
    ]);
  });
});
