/**
 * The border to a worker that is not trusted: makes what the page takes from it out of the text that it sends. Whatever is
 * not as the protocol says is refused here, so that the rest of the page need not ask.
 */
import type { CallName, ErrorData, Notice, Reply } from '../../core/protocol.js';
import type { FileRequest } from '../../core/strict-protocol.js';
import { ANSWERS, NOTICES, errorData, unusable } from './answers.js';
import { members, nullable, number, oneOf, record, text, type Shape } from './shape.js';

const asked = record<Extract<FileRequest, { url: string }>>(
  { file: number, url: text, accept: nullable(text) },
  {},
);
const cancelled = record<Extract<FileRequest, { cancelled: true }>>(
  { file: number, cancelled: oneOf(true) },
  {},
);

/** A failure in place of an answer to `call`. */
const failed = (call: CallName, thrown: unknown): ErrorData => {
  const data = unusable(thrown);
  if (call !== 'boot' && call !== 'start') return data;
  return { kind: 'initialization', step: 'interpreter', message: data.message };
};

function notice(data: Record<string, unknown>): Notice | null {
  const { notice: name, detail } = data;
  if (typeof name !== 'string' || !Object.hasOwn(NOTICES, name)) return null;
  const shape = NOTICES[name as Notice['notice']] as Shape<unknown>;
  return { notice: name, detail: shape(detail, name) } as Notice;
}

function reply(id: number, call: CallName, data: Record<string, unknown>): Reply {
  try {
    if ('error' in data) return { id, error: errorData(data['error'], 'error') };
    return { id, answer: ANSWERS[call](data['answer'], 'answer') };
  } catch (thrown) {
    return { id, error: failed(call, thrown) };
  }
}

/**
 * The message in `data`, or `null` where it is none.
 * @param calls the calls that wait for an answer, by their ids; one whose answer cannot be used gets a failure instead
 */
export function readMessage(
  data: unknown,
  calls: ReadonlyMap<unknown, CallName>,
): FileRequest | Reply | Notice | null {
  if (typeof data !== 'string') return null;
  try {
    const given = members(JSON.parse(data), 'message');
    if ('file' in given) return ('url' in given ? asked : cancelled)(given, 'request');
    if ('notice' in given) return notice(given);
    const { id } = given;
    const call = calls.get(id);
    return call === undefined ? null : reply(id as number, call, given);
  } catch {
    // Nobody waits for it: an honest worker sends nothing of the kind.
    return null;
  }
}
