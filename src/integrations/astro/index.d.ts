/** Types of Astro's components; TypeScript cannot read them from `.astro` files. */
import type { PlaygroundProperties, TemplateProperties } from '../types/integrations/element-properties.js';

interface Attributes {
  id?: string | undefined;
  class?: string | undefined;
  style?: string | undefined;
}

export interface TemplateProps extends TemplateProperties, Attributes {}
export interface PlaygroundProps extends PlaygroundProperties, Attributes {}

export declare function DjangoTemplate(props: TemplateProps): unknown;
export declare function DjangoPlayground(props: PlaygroundProps): unknown;
