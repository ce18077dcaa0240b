/** Tests of which pack a file belongs to, and of versions as Debian writes them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { upstreamVersion } from './debian.mjs';
import { SITE_PACKAGES, STDLIB, isForImage, isSuperfluous, lazyPackOf } from './layout.mjs';
import { tzdataVersion } from './python-sources.mjs';

describe('layout', () => {
  const cases = {
    [`${STDLIB}/csv.pyc`]: 'stdlib',
    [`${STDLIB}/xml/sax/handler.pyc`]: 'stdlib-xml',
    [`${SITE_PACKAGES}/sqlparse/cli.pyc`]: 'packages',
    [`${SITE_PACKAGES}/django/shortcuts.pyc`]: 'django',
    [`${SITE_PACKAGES}/django/contrib/gis/geos/error.pyc`]: 'django-contrib-gis',
    [`${SITE_PACKAGES}/django/contrib/admin/static/admin/css/base.css`]: 'django-admin-static',
    [`${SITE_PACKAGES}/django/conf/locale/pt_BR/formats.pyc`]: 'locale-pt-br',
    [`${SITE_PACKAGES}/django/contrib/admin/locale/pt_BR/LC_MESSAGES/django.mo`]: 'locale-pt-br',
    [`${SITE_PACKAGES}/django_playground/introspection/walk.pyc`]: 'playground-introspection',
    '/usr/share/zoneinfo/Europe/Paris': 'zoneinfo',
  };
  for (const [path, pack] of Object.entries(cases)) {
    it(`puts ${path} into ${pack}`, () => assert.equal(lazyPackOf(path), pack));
  }

  it('keeps what needs settings, and the last of what all starts import, out of the image', () => {
    const modules = [
      'json',
      'django.db.models',
      'django.contrib',
      'django.contrib.auth.models',
      'js',
      'json.decoder',
    ];
    assert.deepEqual(modules.filter(isForImage), ['json', 'django.db.models', 'json.decoder']);
  });

  it('leaves out translations’ sources and caches, and nothing else', () => {
    assert.equal(isSuperfluous('/x/django.po'), true);
    assert.equal(isSuperfluous('/x/__pycache__/a.pyc'), true);
    assert.equal(isSuperfluous('/x/django.mo'), false);
  });
});

describe('versions of Debian packages', () => {
  it('lose epoch, revision and repacking marks', () => {
    assert.equal(upstreamVersion('3:5.2.19-1~bpo13+1'), '5.2.19');
    assert.equal(upstreamVersion('3.7.1+dfsg+~3.5.33-1'), '3.7.1');
    assert.equal(upstreamVersion('2026f-1'), '2026f');
  });

  it('of the time zone data become versions of its wheel', () => {
    assert.equal(tzdataVersion('2026f'), '2026.6');
  });
});
