/** The addresses that tests in the browser load built files from; the second origin is run by runner-plugin.mjs. */

/** Ways in which a file can fail to arrive; see faults.mjs for what each does. */
export type FaultKind =
  '404' | '500' | 'html' | 'mime' | 'silent' | 'stall' | 'truncate' | 'cut' | 'garbage' | 'blank' | 'encoded';

/** Base URL of the built files on the test page's own origin. */
export const ownBaseURL: string = new URL('/dist/', location.href).href;

/** Base URL of the built files on another origin that allows CORS. */
export async function otherBaseURL(): Promise<string> {
  const response = await fetch('/__support/origins.json');
  const { library } = (await response.json()) as { library: string };
  return `${library}/dist/`;
}

/** A base URL where files whose name contains `part` (`*`: all) fail in one way and the others arrive. */
export function faultyBaseURL(kind: FaultKind, part: string): string {
  return new URL(`/__fault/${kind}/${encodeURIComponent(part)}/dist/`, location.href).href;
}
