/** Makes links of projects and finds projects in links. Loaded when there is one to make or to find. */
import type { PlaygroundState } from '../../core/playground-state.js';
import { mergeShare } from '../../core/share-merge.js';
import { shareIn, withShare, type ShareName } from '../../core/share-link.js';
import { trustedShare, type TrustedShare } from '../../core/share-trust.js';
import { checkShareSize, decodeShare, encodeShare } from '../../core/share.js';

/**
 * The page's address with `state` in it, for one of its playgrounds.
 * @throws DjangoError where it would be too long
 */
export async function shareURL(href: string, name: ShareName, state: PlaygroundState): Promise<string> {
  const share = await encodeShare(state);
  checkShareSize(share);
  return withShare(href, name, share.text);
}

/** What a link, with the whole of it and with what of it may run, or `null` where there is nothing for this playground. */
export interface Restored extends TrustedShare {
  shared: PlaygroundState;
}

/**
 * What a link of a project says that came with a link: what was withheld of that is passed on with it.
 * @param authored what the page's author has written by now
 */
export function passedOn(
  { shared }: Restored,
  now: PlaygroundState,
  authored: PlaygroundState,
): PlaygroundState {
  return mergeShare({ ran: trustedShare(shared, authored).state, now, shared }, 'now');
}

/** @throws DjangoError where what the link shares cannot be read */
export async function restore(
  hash: string,
  name: ShareName,
  authored: PlaygroundState,
): Promise<Restored | null> {
  const text = shareIn(hash, name);
  if (text === null) return null;
  const shared = await decodeShare(text);
  return { shared, ...trustedShare(shared, authored) };
}
