type TrustedTypes = {
  createPolicy(
    name: string,
    rules: {
      createScriptURL(address: string): string;
      createHTML(markup: string): string | null;
    },
  ): unknown;
};

/**
 * The page's one policy under `require-trusted-types-for 'script'`: workers may come from this
 * origin, one named character (`&euro;`) may be looked up in the browser's own table, and no text
 * may become a script or markup in any other way.
 */
export function setTrustedTypesPolicy(): void {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  trustedTypes?.createPolicy('default', {
    createScriptURL(address) {
      const url = new URL(address, window.location.href);
      if (url.origin === window.location.origin) return url.href;
      throw new TypeError(`A script from ${url.origin} is not allowed`);
    },
    // The Markdown parser asks so; a table of its own would be 8 kB before the first task.
    createHTML: (markup) => (/^&[A-Za-z][A-Za-z0-9]{0,39};$/.test(markup) ? markup : null),
  });
}
