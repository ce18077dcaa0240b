/* global defineNuxtConfig */
export default defineNuxtConfig({
  compatibilityDate: '2026-01-01',
  telemetry: false,
  devtools: { enabled: false },
  app: {
    baseURL: '/some/sub/path/',
    head: {
      title: 'Sample',
      link: [{ rel: 'icon', href: 'data:,' }],
      script: [{ 'data-base-url': '/some/sub/path/django-playground/' }],
    },
  },
  // The prerenderer of this release cannot write the payload of a site's root.
  experimental: { payloadExtraction: false },
  nitro: { output: { publicDir: 'out' } },
  vue: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('django-') } },
});
