/** Tests of when what an editor knows of a project is out of date, and of the other templates that it is told. */
import { expect } from '@open-wc/testing';
import type { PlaygroundState } from '../../src/core/playground-state.js';
import { assistance } from '../../src/elements/django-playground/assistance.js';

function sourcesOf(files: Record<string, string>, context = '{}') {
  const current: PlaygroundState = {
    files,
    main: 'a.html',
    context,
    python: null,
    packages: [],
    settings: {},
  };
  return assistance('a.html', {
    live: { inquire: () => Promise.reject(new Error('Django is not asked here.')) },
    project: () => ({ current }),
    options: () => ({ base: null, request: null, timeoutMs: undefined }),
    isActive: () => true,
    open: () => false,
  });
}

describe('assistance', () => {
  const versionOf = (text: string, context?: string): unknown =>
    sourcesOf({ 'a.html': text, 'b.html': '' }, context).version?.();

  it('is out of date when the context or what a template extends has changed, not after other changes', () => {
    const extending = '{% extends "b.html" %}';
    expect(versionOf('x')).to.equal(versionOf('y {% block a %}'));
    expect(versionOf('x')).not.to.equal(versionOf('x', '{"a": 1}'));
    expect(versionOf(extending)).not.to.equal(versionOf('x'));
    expect(versionOf(extending)).to.equal(versionOf(`${extending}\n{% block `));
    expect(versionOf(extending)).not.to.equal(versionOf('{% extends "c.html" %}'));
  });

  it('tells of the other templates', () => {
    const files = { 'a.html': 'a', 'b.html': 'b', 'templatetags/c.py': 'c', 'static/d.css': 'd' };
    expect(sourcesOf(files).templates?.()).to.deep.equal(['b']);
  });
});
