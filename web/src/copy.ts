// Copies a text, in one way or the other.

/** Copy a text; false where the browser allows neither way. */
export async function copy(text: string): Promise<boolean> {
  try {
    // Not every browser has it, and none where the page came without encryption.
    await (navigator as { clipboard?: { writeText(text: string): Promise<void> } }).clipboard!.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.className = "cg-hide";
    area.readOnly = true;
    area.value = text;
    const before = document.activeElement;
    document.body.append(area);
    area.select();
    let done = false;
    try {
      done = document.execCommand("copy");
    } catch {
      // Neither way: said to the reader.
    }
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }
}
