// What pptxgenjs asks of the package `jszip`, which stands in for it in the bundle: a folder of files, without the zip.
import { bytes, type Files } from "./zip";

export default class Folder {
  readonly files: Files = {};

  /** Folders come with their files. */
  folder(): this {
    return this;
  }

  /** Put a file down: text, or base64 where `options` says so. */
  file(path: string, content: string, options?: { readonly base64?: boolean }): this {
    this.files[path] = options?.base64 ? Uint8Array.from(atob(content), (one) => one.charCodeAt(0)) : bytes(content);
    return this;
  }

  /** The files as they are: whoever writes them zips them. */
  generateAsync(): Promise<Files> {
    return Promise.resolve(this.files);
  }
}
