/**
 * The build of `preview-frame.js`, the script inside of the preview's frame for pages whose policy forbids scripts in
 * documents: one classic script that any such frame can load. It knows the entry alone.
 */
import path from 'node:path';
import { workerBuild } from './builds.mjs';

const entry = 'src/elements/django-playground/preview/reporter-script.ts';

export function previewBuild(root) {
  const { build, ...rest } = workerBuild(root);
  const output = { ...build.rolldownOptions.output, format: 'iife' };
  return {
    ...rest,
    build: {
      ...build,
      lib: {
        entry: { 'preview-frame': path.join(root, entry) },
        formats: ['iife'],
        name: 'DjangoPreviewFrame',
      },
      rolldownOptions: { external: [], output },
    },
  };
}
