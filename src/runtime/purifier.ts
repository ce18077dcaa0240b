/**
 * The library's own DOMPurify, a chunk that pages load when they first insert sanitised HTML. A page's own DOMPurify
 * keeps its rules and hooks.
 */
import DOMPurify from 'dompurify';

/** Cuts what is dangerous out of HTML. */
export const purifier = DOMPurify(window);

/** Their names are what forms send, and do not become properties of the document as those of images and forms do. */
const FORM_FIELDS = /^(?:button|fieldset|input|output|select|textarea)$/;

purifier.addHook('uponSanitizeAttribute', (element, attribute) => {
  if (attribute.attrName === 'name' && FORM_FIELDS.test(element.localName)) attribute.forceKeepAttr = true;
  // Output is never a live template, or what a reader types could be rendered as one.
  if (attribute.attrName.startsWith('data-django-')) attribute.keepAttr = false;
});
