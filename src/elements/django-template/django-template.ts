/**
 * Defines `<django-template>`. The class is in a module of its own, so that the build can keep it in one chunk with all that
 * it needs, and whoever needs only that defines nothing.
 */
import { DjangoTemplateElement } from './element.js';

export { DjangoTemplateElement, type TemplateStatus } from './element.js';

// Another copy of the library may have defined it; the first one serves the page.
if (!customElements.get('django-template')) customElements.define('django-template', DjangoTemplateElement);
