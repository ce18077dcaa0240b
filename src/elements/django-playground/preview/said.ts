/** What the preview's frame says, as far as it has the right form: scripts of the output can post anything. */
import type { StoppedAction } from './guard.js';

/** Texts of the frame are cut here: an address may be a picture. */
const MAX_ADDRESS_LENGTH = 300;

/** Where the frame says that it is scrolled to, if that is a place. */
export function scrollPlace(said: unknown): readonly [number, number] | null {
  if (!Array.isArray(said)) return null;
  const [left, top] = said as unknown[];
  return Number.isFinite(left) && Number.isFinite(top) ? [Number(left), Number(top)] : null;
}

/** What the frame says that was kept from happening, if that is such a thing. */
export function stoppedAction(said: unknown): StoppedAction | null {
  if (typeof said !== 'object' || said === null) return null;
  const { kind, address, method } = said as Record<string, unknown>;
  if ((kind !== 'link' && kind !== 'form') || typeof address !== 'string') return null;
  const short = address.length > MAX_ADDRESS_LENGTH ? `${address.slice(0, MAX_ADDRESS_LENGTH)}…` : address;
  return { kind, address: short, ...(kind === 'form' && { method: method === 'post' ? 'post' : 'get' }) };
}
