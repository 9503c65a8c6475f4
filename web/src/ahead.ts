// The page of results, before its own script comes: what a query in the address needs is asked for early, and else not at all.
import { here } from "./trusted";

if (/[?&]q=[^&]/.test(location.search)) {
  for (const address of [new URL("search.js", here).href, "start.js"]) {
    const link = document.createElement("link");
    link.rel = "preload";
    link.setAttribute("as", "script");
    link.href = address;
    document.head.append(link);
  }
}
