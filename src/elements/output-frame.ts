/** Rendered HTML in a sandboxed frame that grows with it, for `output="frame"`. Loaded when it is first wanted. */
import { trustedHTML } from '../runtime/trusted-types.js';
import { frameDocument, type HeightMessage } from './frame-document.js';
import { heightSetter } from './frame-height.js';

/** Lets the frame be as high as it says, as long as there is someone who holds it: it may be taken out and put back. */
function growWithContent(holder: WeakRef<HTMLIFrameElement>): void {
  const setHeight = heightSetter();
  const listen = (event: MessageEvent<Partial<HeightMessage> | null>): void => {
    const frame = holder.deref();
    if (!frame) {
      removeEventListener('message', listen);
      return;
    }
    const height = event.data?.djangoPlaygroundHeight;
    // An opaque origin is always "null", so the sender is known by its window alone.
    if (event.source && event.source === frame.contentWindow && typeof height === 'number')
      setHeight(frame, height, event.timeStamp);
  };
  addEventListener('message', listen);
}

/** A frame with `html` in it, which needs a place in the page to load. */
export function outputFrame(html: string): HTMLIFrameElement {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('part', 'frame');
  element.title = 'Rendered template';
  element.srcdoc = trustedHTML(frameDocument(html));
  growWithContent(new WeakRef(element));
  return element;
}
