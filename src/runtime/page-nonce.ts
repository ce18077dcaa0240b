/** Finds the nonce that the page's policy may ask for, by the page's own scripts. */

/** The nonce of the page's scripts, or `''`. */
export const pageNonce = (): string => [...document.scripts].find(({ nonce }) => nonce !== '')?.nonce ?? '';
