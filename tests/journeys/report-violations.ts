/**
 * Runs in every page before its own scripts: hands each violation of the content policy, Trusted
 * Types included, to the test, which exposes `reportViolation` in the context.
 */
export function reportViolations(): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const report: unknown = Reflect.get(globalThis, 'reportViolation');
    if (typeof report === 'function') {
      report(`${event.effectiveDirective} refused ${event.blockedURI} at ${event.sourceFile}`);
    }
  });
}
