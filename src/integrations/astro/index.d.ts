/** Types of Astro's components; TypeScript cannot read them from `.astro` files. */
import type { HTMLAttributes } from 'astro/types';
import type { PlaygroundProperties, TemplateProperties } from '../types/integrations/element-properties.js';

/** What every element may have. */
interface Attributes
  extends Omit<HTMLAttributes<'div'>, keyof PlaygroundProperties>, Record<`data-${string}`, unknown> {}

export interface TemplateProps extends TemplateProperties, Attributes {}
export interface PlaygroundProps extends PlaygroundProperties, Attributes {}

export declare function DjangoTemplate(props: TemplateProps): unknown;
export declare function DjangoPlayground(props: PlaygroundProps): unknown;
