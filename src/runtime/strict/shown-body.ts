/**
 * What of an answer a strict worker may see. A site may answer any address with a page of its visitor's own, so a body
 * passes only where it is what was asked for; of other answers the worker learns status and type alone.
 */
import type { FileKind } from './file-permits.js';

/** How files of a kind begin. */
const BEGINNINGS: Record<FileKind, string> = {
  runtime: '',
  list: '',
  wheel: 'PK\u0003\u0004',
  metadata: 'Metadata-Version',
};

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const whole = new Uint8Array(first.length + second.length);
  whole.set(first);
  whole.set(second, first.length);
  return whole;
}

const isShown = ({ ok, headers }: Response, kind: FileKind): boolean =>
  ok && !(kind === 'runtime' && /html/i.test(headers.get('content-type') ?? ''));

/** The pieces of a body as they come; none where the worker may not see it. */
export async function* shownBody(response: Response, kind: FileKind): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    if (!isShown(response, kind)) return;
    const beginning = new TextEncoder().encode(BEGINNINGS[kind]);
    let isKnown = beginning.length === 0;
    let held: Uint8Array = new Uint8Array(0);
    for (let part = await reader.read(); part.value; part = await reader.read()) {
      held = isKnown ? part.value : joined(held, part.value);
      if (held.length < beginning.length && !isKnown) continue;
      if (!isKnown && !beginning.every((byte, index) => held[index] === byte)) return;
      isKnown = true;
      yield held;
    }
  } finally {
    // Nothing more of it is needed; after its end this does nothing.
    reader.cancel().catch(() => undefined);
  }
}
