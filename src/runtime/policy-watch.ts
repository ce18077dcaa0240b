/** Collects what the page's policy blocks, which is told once, when it happens. What follows from it is not known here. */

/** Remembers what the page's Content Security Policy blocks while `signal` is not aborted. */
export function watchPolicy(signal: AbortSignal): SecurityPolicyViolationEvent[] {
  const violations: SecurityPolicyViolationEvent[] = [];
  const remember = (event: SecurityPolicyViolationEvent): void => {
    if (event.disposition === 'enforce') violations.push(event);
  };
  document.addEventListener('securitypolicyviolation', remember, { signal });
  return violations;
}
