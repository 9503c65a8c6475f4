// Read from a disk, a folder has no page of its own: let links that end in a folder lead to its index.html.
if (location.protocol === "file:") {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const [, path, rest] = /^([^?#:]*)(.*)$/.exec(link.getAttribute("href") ?? "") ?? [];
    if (path !== undefined && path.endsWith("/")) link.setAttribute("href", `${path}index.html${rest ?? ""}`);
  }
}
