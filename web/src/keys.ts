// Whether single keys reach the search box: a reader who speaks to the device or strays on keys can switch them off.
const KEY = "casegen.keys";

/** Whether the keys are on; they are where nothing can be stored. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== "off";
  } catch {
    return true;
  }
}

/** Switch the keys on or off for this device; false where that cannot be stored. */
export function switchKeys(on: boolean): boolean {
  try {
    if (on) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, "off");
    return true;
  } catch {
    return false;
  }
}
