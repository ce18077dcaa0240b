/** Which colours the preview of a playground has: those of the playground, or those of the page around it. */
import type { PreviewTheme } from './preview-document.js';

/** What the page says outside of CSS, which counts where CSS says nothing. */
const pageScheme = (document: Document): string =>
  document.querySelector<HTMLMetaElement>('meta[name="color-scheme" i]')?.content.toLowerCase() ?? '';

/** As the page is where it says so; pages that say nothing are light. */
export function previewTheme(element: Element & { theme: PreviewTheme }): PreviewTheme {
  if (element.theme !== 'auto') return element.theme;
  const computed = getComputedStyle(element).colorScheme;
  const colorScheme = computed === 'normal' ? pageScheme(element.ownerDocument) : computed;
  if (!colorScheme.includes('dark')) return 'light';
  return colorScheme.includes('light') ? 'auto' : 'dark';
}
