// Which scripts a page may load: those of its own site. Where browsers ask for it, no other way to load one is left.

interface Policy {
  createScriptURL(address: string): unknown;
}

interface Shared {
  /** What lets addresses pass; a page makes it once, whichever of its scripts comes first. */
  trusted?: Policy;
}

/** The address of the file that runs first in this page; empty where there is no page, as in tests. */
export const here = typeof document === "undefined" ? "" : ((document.currentScript as HTMLScriptElement | null)?.src ?? "");

/** The address of a script, for an element's `src`; raises TypeError for what is not a script of the site at `root`. */
export function checked(address: string, root: string): string {
  const { href, pathname } = new URL(address, root);
  if (!href.startsWith(root) || !pathname.endsWith(".js")) throw new TypeError(address);
  return href;
}

/** An address as a script element takes it; raises TypeError for what is not a script of this site. */
export function trusted(address: string): string {
  const shared = ((self as { casegen?: Shared }).casegen ??= {});
  return (shared.trusted ??= made()).createScriptURL(new URL(address, document.baseURI).href) as string;
}

function made(): Policy {
  // This file lies in `assets/<digest>/`.
  const root = new URL("../../", here).href;
  const policy = { createScriptURL: (address: string) => checked(address, root) };
  const { trustedTypes } = self as { trustedTypes?: { createPolicy(name: string, policy: Policy): Policy } };
  return trustedTypes ? trustedTypes.createPolicy("casegen", policy) : policy;
}
