/** How the analyzer reads the elements: Lit's decorators, doc blocks, and of all that what users can reach. */
import { publicFace } from './scripts/manifest/public-face.mjs';

export default {
  globs: ['src/elements/**/*.ts', 'src/core/errors.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicFace()],
};
