/**
 * The real projects whose wheels the tests use, each with the Debian packages that its files come from.
 * Data alone; debian-wheels.mjs makes the wheels.
 */

/** Debian's unreleased suites: the versions that a reader gets from PyPI today, or nearly so. */
const UNRELEASED = ['sid', 'forky'];

/** Where a project's packages come from. */
export const suitesOf = (project) => (project === 'django' ? ['experimental'] : UNRELEASED);

/** Project → binary packages; the first holds its metadata. */
export const projects = {
  babel: ['python3-babel', 'python-babel-localedata'],
  beautifulsoup4: ['python3-bs4'],
  'crispy-bootstrap3': ['python3-crispy-bootstrap3'],
  'crispy-bootstrap4': ['python3-crispy-bootstrap4'],
  'crispy-bootstrap5': ['python3-crispy-bootstrap5'],
  // a later Django than the one inside
  django: ['python3-django'],
  'django-analytical': ['python3-django-analytical'],
  'django-appconf': ['python3-django-appconf'],
  'django-bootstrap-form': ['python3-django-bootstrapform'],
  'django-classy-tags': ['python3-django-classy-tags'],
  'django-compressor': ['python3-django-compressor'],
  'django-contrib-comments': ['python3-django-contrib-comments'],
  'django-countries': ['python3-django-countries'],
  'django-crispy-forms': ['python3-django-crispy-forms'],
  'django-extensions': ['python3-django-extensions'],
  'django-filter': ['python3-django-filters'],
  'django-formtools': ['python3-django-formtools'],
  'django-gravatar2': ['python3-django-gravatar2'],
  'django-guardian': ['python3-django-guardian'],
  'django-htmx': ['python3-django-htmx'],
  'django-js-asset': ['python3-django-js-asset'],
  'django-menu-generator-ng': ['python3-django-menu-generator-ng'],
  'django-model-utils': ['python3-django-model-utils'],
  'django-money': ['python3-django-money'],
  'django-mptt': ['python3-django-mptt'],
  'django-navtag': ['python3-django-navtag'],
  'django-parler': ['python3-django-parler'],
  'django-phonenumber-field': ['python3-django-phonenumber-field'],
  'django-render-block': ['python3-django-render-block'],
  'django-sekizai': ['python3-django-sekizai'],
  'django-sitetree': ['python3-django-sitetree'],
  'django-solo': ['python3-django-solo'],
  'django-tables2': ['python3-django-tables2'],
  'django-tagging': ['python3-django-tagging'],
  'django-taggit': ['python3-django-taggit'],
  'django-treebeard': ['python3-django-treebeard'],
  'django-waffle': ['python3-django-waffle'],
  'django-widget-tweaks': ['python3-django-widget-tweaks'],
  djangorestframework: ['python3-djangorestframework'],
  packaging: ['python3-packaging'],
  phonenumbers: ['python3-phonenumbers'],
  'py-moneyed': ['python3-moneyed'],
  pyyaml: ['python3-yaml'],
  rcssmin: ['python3-rcssmin'],
  rjsmin: ['python3-rjsmin'],
  rules: ['python3-django-rules'],
  six: ['python3-six'],
  soupsieve: ['python3-soupsieve'],
  sqlparse: ['python3-sqlparse'],
  'typing-extensions': ['python3-typing-extensions'],
};
