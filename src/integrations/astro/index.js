/** Astro's components. Their files are compiled by the project that uses them. */
export { default as DjangoPlayground } from './DjangoPlayground.astro';
export { default as DjangoTemplate } from './DjangoTemplate.astro';
