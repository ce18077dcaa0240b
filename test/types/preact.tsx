/** @jsxImportSource preact */
/** Preact: the elements as tags. Compiled only. */
import '../../types/preact.js';

export const tag = <django-template context={{ name: 'Ada' }} loading="eager" context-src="/context.json" />;

// @ts-expect-error that is no time to begin
export const wrong = <django-template loading="soon" />;

export const heard = <django-template ondjango-render={(event) => event.detail.html.length} />;

// @ts-expect-error the event tells no such thing
export const wrongEvent = <django-template ondjango-render={(event) => event.detail.seconds} />;

export const playground = <django-playground theme="dark" layout="vertical" editable={false} />;

// @ts-expect-error a theme of that name there is not
export const noTheme = <django-playground theme="blue" />;
