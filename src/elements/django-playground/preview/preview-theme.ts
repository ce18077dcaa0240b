/** Which colours the preview of a playground has: those of the playground, or those of the page around it. */
import type { PreviewTheme } from './preview-document.js';

/** As the page is where it says so; pages that say nothing are light. */
export function previewTheme(element: Element & { theme: PreviewTheme }): PreviewTheme {
  if (element.theme !== 'auto') return element.theme;
  const { colorScheme } = getComputedStyle(element);
  if (!colorScheme.includes('dark')) return 'light';
  return colorScheme.includes('light') ? 'auto' : 'dark';
}
