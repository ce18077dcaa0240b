/**
 * The Content Security Policies that the README promises to work under, by name.
 * `library` is the origin that serves dist/ where that is not the page's own.
 */

const policies = {
  /** dist/ beside the page; only pages carry the header. */
  'self-hosted': () => "default-src 'none'; script-src 'self'; worker-src 'self'",
  /** dist/ beside the page; every response carries the header, the worker's too. */
  'self-hosted-everywhere': () =>
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'",
  /** dist/ on another origin. */
  cdn: (library) =>
    `default-src 'none'; script-src ${library} 'wasm-unsafe-eval'; worker-src blob:; connect-src ${library}`,
  /** The same, and strings may not become script addresses. */
  'cdn-trusted-types': (library) =>
    `${policies.cdn(library)}; require-trusted-types-for 'script'; trusted-types lit-html dompurify django-playground`,
  /** Scripts by nonce, wherever dist/ is. */
  nonce: () =>
    "script-src 'nonce-tested' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'",
  /** For `isolation: 'strict'`, wherever dist/ is. */
  strict: (library) =>
    `default-src 'none'; script-src ${library} 'wasm-unsafe-eval'; worker-src data:; connect-src ${library}`,
  /** The same, and strings may not become script addresses. */
  'strict-trusted-types': (library) =>
    `${policies.strict(library)}; require-trusted-types-for 'script'; trusted-types lit-html dompurify django-playground`,
  /** Too strict for a worker from another origin. */
  'no-worker': (library) =>
    `default-src 'none'; script-src 'self' ${library} 'wasm-unsafe-eval'; connect-src 'self' ${library}; worker-src 'none'`,
  /** Too strict for WebAssembly, with the worker under the same policy. */
  'no-wasm': (library) =>
    `default-src 'none'; script-src 'self' ${library}; worker-src 'self' blob:; connect-src 'self' ${library}`,
};

/** The policy called `name`; throws for a name that there is not. */
export function policy(name, library = "'self'") {
  if (!(name in policies))
    throw new Error(`No policy is called ${name}; there are ${Object.keys(policies).join(', ')}`);
  return policies[name](library);
}
