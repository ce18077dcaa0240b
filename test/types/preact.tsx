/** @jsxImportSource preact */
/** Preact: the elements as tags. Compiled only. */
import '../../types/preact.js';

export const tag = <django-template context={{ name: 'Ada' }} loading="eager" context-src="/context.json" />;

// @ts-expect-error that is no time to begin
export const wrong = <django-template loading="soon" />;
