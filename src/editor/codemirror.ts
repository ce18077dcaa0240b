/** The entry `django-playground/codemirror`: Django's template language for CodeMirror 6. Public names only. */
export { django, djangoLanguage, type DjangoConfig } from './language/django.js';
export { DjangoParser, type DjangoParserConfig } from './language/parser.js';
export { toggleDjangoComment } from './language/comments.js';
export { DJANGO_BLOCKS, type BlockTag, type BlockTags } from './language/tags.js';
