/** The events that both elements fire: they bubble and cross shadow roots. */
import type { DjangoError } from '../core/errors.js';
import type { StartStep } from '../core/protocol.js';

export interface DjangoRenderDetail {
  /** What Django rendered, before sanitising. */
  html: string;
  /** Milliseconds that Python took; 0 from the cache. */
  duration: number;
  cached: boolean;
}

/** New output is on screen. */
export class DjangoRenderEvent extends CustomEvent<DjangoRenderDetail> {
  constructor(detail: DjangoRenderDetail) {
    super('django-render', { bubbles: true, composed: true, detail });
  }
}

/** A render or the start of Django failed. */
export class DjangoErrorEvent extends CustomEvent<{ error: DjangoError }> {
  constructor(error: DjangoError) {
    super('django-error', { bubbles: true, composed: true, detail: { error } });
  }
}

/** Django, which this element waits for, has come further. */
export class DjangoProgressEvent extends CustomEvent<{ step: StartStep; percent: number }> {
  constructor(detail: { step: StartStep; percent: number }) {
    super('django-progress', { bubbles: true, composed: true, detail });
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'django-render': DjangoRenderEvent;
    'django-error': DjangoErrorEvent;
    'django-progress': DjangoProgressEvent;
  }
}
