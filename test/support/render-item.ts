/** The simplest item of a render, for tests that change a part of it. */
import type { RenderItem } from '../../src/core/protocol.js';

/** A request to render `template`; `more` says what is not as simple as possible. */
export function renderItem(template: string, more: Partial<RenderItem> = {}): RenderItem {
  return {
    owner: template,
    template,
    main: null,
    files: {},
    python: null,
    contexts: [],
    request: null,
    settings: {},
    packages: [],
    timeoutMs: 60_000,
    ...more,
  };
}
