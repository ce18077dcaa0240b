/**
 * Puts shared states into the fragments of addresses and finds them there, each under the name of its playground.
 * What belongs to somebody else in a fragment (a router's path, parameters) stays as it is. Does not unpack anything.
 */

const NAME = 'django-playground';

/** Which playground of a page is meant: by its id, or those without one by a number that counts from 1. */
export type ShareName = { id: string } | { number: number };

/** `django-playground.intro` for the id `intro`; `django-playground`, `django-playground.~2` and so on without ids. */
function keyOf(name: ShareName): string {
  if ('id' in name) return `${NAME}.${encodeURIComponent(name.id).replace(/^~/, '%7E')}`;
  return name.number === 1 ? NAME : `${NAME}.~${name.number}`;
}

/** The parts of a fragment: what comes before the first parameter of ours, and all others. */
function partsOf(hash: string): string[] {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  // A router's path may have parameters of its own: "/page?a=b&django-playground=…".
  const at = text.search(/\?django-playground[.=]/);
  const parts = at < 0 ? text.split('&') : [text.slice(0, at), ...text.slice(at + 1).split('&')];
  return parts.filter((part) => part !== '');
}

/**
 * The packed state that a fragment has for a playground, or `null`.
 * @param hash with or without its `#`
 */
export function shareIn(hash: string, name: ShareName): string | null {
  const start = `${keyOf(name)}=`;
  const part = partsOf(hash).find((each) => each.startsWith(start));
  return part === undefined ? null : part.slice(start.length);
}

/** Whether a fragment holds anything for any playground. */
export const isShareHash = (hash: string): boolean =>
  partsOf(hash).some((part) => part.startsWith(`${NAME}=`) || part.startsWith(`${NAME}.`));

/** The name of a place in the page, which gives way: nobody else needs it, and routers' paths and parameters look otherwise. */
const isAnchor = (part: string): boolean => !/[/=!?]/.test(part);

/**
 * The address `href` with `text` as what it shares of a playground; states of other playgrounds and what
 * a router has in the fragment stay.
 */
export function withShare(href: string, name: ShareName, text: string): string {
  const hashAt = href.indexOf('#');
  const page = hashAt < 0 ? href : href.slice(0, hashAt);
  const key = keyOf(name);
  const own = `${key}=${text}`;
  const others = partsOf(hashAt < 0 ? '' : href.slice(hashAt)).filter(
    (part) => !part.startsWith(`${key}=`) && !isAnchor(part),
  );
  const [first, ...rest] = others;
  // Routers take what follows "?" for parameters, and leave those that they do not know alone.
  const isPath = first !== undefined && /^!?\//.test(first) && !first.includes('?');
  if (!isPath) return `${page}#${[...others, own].join('&')}`;
  return `${page}#${first}?${[own, ...rest].join('&')}`;
}
