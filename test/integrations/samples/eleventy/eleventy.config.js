import djangoShortcode from 'django-playground/eleventy';
import djangoBlocks from 'django-playground/markdown-it';

export default function (eleventyConfig) {
  eleventyConfig.addPlugin(djangoShortcode);
  eleventyConfig.amendLibrary('md', (md) => md.use(djangoBlocks));
  eleventyConfig.addPassthroughCopy({ 'node_modules/django-playground/dist': 'django-playground' });
  eleventyConfig.ignores.add('index.html');
}
