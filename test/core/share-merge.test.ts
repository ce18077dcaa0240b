import { expect } from '@open-wc/testing';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { mergeShare } from '../../src/core/share-merge.js';
import { trustedShare } from '../../src/core/share-trust.js';

const authored: PlaygroundState = {
  files: { 'index.html': 'authored', 'templatetags/ours.py': 'ours', 'gone.py': 'gone' },
  main: 'index.html',
  context: '{}',
  python: 'y = 1',
  packages: ['django-bird'],
  settings: { INSTALLED_APPS: ['ours'] },
};

const shared: PlaygroundState = {
  files: { 'index.html': 'shared', 'templatetags/ours.py': 'theirs', 'new.py': 'new' },
  main: 'index.html',
  context: '{"a":1}',
  python: 'y = 42',
  packages: ['django-bird', 'evil==1'],
  settings: { INSTALLED_APPS: ['js'], TEMPLATES: [{ OPTIONS: { builtins: ['js'] } }], LANGUAGE_CODE: 'fr' },
};

const { state: ran } = trustedShare(shared, authored);

const passedOn = (change: Partial<PlaygroundState>): PlaygroundState =>
  mergeShare({ ran, now: { ...ran, ...change }, shared }, 'now');

describe('mergeShare', () => {
  it('passes on a link that nobody has changed as it came', () => {
    const made = passedOn({});
    expect(made).to.deep.equal(shared);
    expect(Object.keys(made.files)).to.deep.equal(Object.keys(shared.files));
  });

  it('passes on what was withheld with what the reader has changed', () => {
    const files = { ...ran.files, 'index.html': 'edited', 'added.html': 'added' };
    const settings = { ...ran.settings, LANGUAGE_CODE: 'de' };
    const made = passedOn({ files, context: '{"a":2}', settings });
    expect(made).to.deep.equal({
      ...shared,
      files: { ...shared.files, 'index.html': 'edited', 'added.html': 'added' },
      context: '{"a":2}',
      settings: { ...shared.settings, LANGUAGE_CODE: 'de' },
    });
  });

  it('takes the reader’s own version of what was withheld', () => {
    const files = { ...ran.files, 'templatetags/ours.py': 'mine', 'new.py': 'mine' };
    const made = passedOn({ files, python: 'y = 7', settings: { INSTALLED_APPS: ['mine'] } });
    expect([made.files['templatetags/ours.py'], made.files['new.py'], made.python]).to.deep.equal([
      'mine',
      'mine',
      'y = 7',
    ]);
    expect(made.settings['INSTALLED_APPS']).to.deep.equal(['mine']);
  });

  it('keeps options of the engine apart', () => {
    const settings = { ...ran.settings, TEMPLATES: [{ OPTIONS: { string_if_invalid: '??' } }] };
    expect(passedOn({ settings }).settings['TEMPLATES']).to.deep.equal([
      { OPTIONS: { builtins: ['js'], string_if_invalid: '??' } },
    ]);
  });

  it('joins packages, of which the reader may have taken some out or chosen another version', () => {
    expect(passedOn({ packages: [] }).packages).to.deep.equal(['evil==1']);
    expect(passedOn({ packages: ['django-bird', 'more'] }).packages).to.deep.equal([
      'django-bird',
      'more',
      'evil==1',
    ]);
    expect(passedOn({ packages: ['Evil>=2'] }).packages).to.deep.equal(['Evil>=2']);
  });

  it('takes the link’s version where that is to be run, and the reader’s of the rest', () => {
    const now = {
      ...ran,
      files: { ...ran.files, 'index.html': 'edited', 'templatetags/ours.py': 'mine' },
      python: 'y = 7',
      packages: ['evil', 'more'],
    };
    const made = mergeShare({ ran, now, shared }, 'shared');
    expect(made).to.deep.equal({
      ...shared,
      files: { ...shared.files, 'index.html': 'edited' },
      packages: ['evil==1', 'more'],
    });
  });

  it('passes on a main file that was withheld', () => {
    const link = { ...shared, main: 'new.py' };
    const { state } = trustedShare(link, authored);
    expect(state.main).to.equal('index.html');
    expect(mergeShare({ ran: state, now: state, shared: link }, 'now').main).to.equal('new.py');
  });
});
