import { expect } from '@open-wc/testing';
import { previewTheme } from '../../src/elements/django-playground/preview/preview-theme.js';
import { clearPage, place } from '../support/element-fixture.js';

/** A playground in a page whose CSS and `<meta>` say this. */
function themeIn({ css = 'normal', meta }: { css?: string; meta?: string }): string {
  const box = place('<div></div>');
  box.style.colorScheme = css;
  const said = document.createElement('meta');
  said.name = 'color-scheme';
  said.content = meta ?? '';
  if (meta !== undefined) document.head.append(said);
  const theme = previewTheme(Object.assign(box, { theme: 'auto' as const }));
  said.remove();
  return theme;
}

afterEach(clearPage);

describe('previewTheme', () => {
  it('is what the playground says', () => {
    for (const theme of ['light', 'dark'] as const)
      expect(previewTheme(Object.assign(place(''), { theme }))).to.equal(theme);
  });

  it('is otherwise what the page says, in CSS or else in its <meta>', () => {
    expect(themeIn({})).to.equal('light');
    expect(themeIn({ css: 'dark' })).to.equal('dark');
    expect(themeIn({ css: 'light dark' })).to.equal('auto');
    expect(themeIn({ meta: 'light dark' })).to.equal('auto');
    expect(themeIn({ meta: 'Dark' })).to.equal('dark');
    expect(themeIn({ meta: 'only light' })).to.equal('light');
    expect(themeIn({ css: 'light', meta: 'dark' })).to.equal('light');
  });
});
