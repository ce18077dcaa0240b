import adapter from '@sveltejs/adapter-static';

export default {
  kit: { adapter: adapter({ pages: 'out', assets: 'out' }), paths: { base: '/some/sub/path' } },
};
