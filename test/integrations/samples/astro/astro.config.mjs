import { defineConfig } from 'astro/config';

export default defineConfig({ outDir: 'out', base: '/some/sub/path' });
