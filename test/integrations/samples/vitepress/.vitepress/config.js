import djangoBlocks from 'django-playground/markdown-it';

export default {
  base: '/some/sub/path/',
  head: [
    ['link', { rel: 'icon', href: 'data:,' }],
    ['script', { 'data-base-url': '/some/sub/path/django-playground/' }],
  ],
  markdown: { config: (md) => md.use(djangoBlocks) },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('django-') } } },
};
