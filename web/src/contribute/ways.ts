// The ways in which a record can be handed over; nothing here sends anything.
import { isId } from "../id";
import type { Form, Repository } from "./shape";

/**
 * How many bytes an address may have: servers commonly take a request line of 8,192 at most, of which the method, the
 * version and what mail programs and chats add on the way need some.
 */
export const LONGEST = 7500;

/** The address at which a new file is begun, filled in; null where it would be too long or nobody offers that. */
export function prefilled(repository: Repository, name: string, text: string): string | null {
  if (repository.forge !== "github") return null;
  const address = `${repository.address}/new/${repository.branch}/cases?filename=${encodeURIComponent(name)}&value=${encodeURIComponent(text)}`;
  // An address is ASCII once it is encoded, so its characters are its bytes.
  return address.length <= LONGEST ? address : null;
}

/** The address of an empty page for a new file, or of the folder in which one is begun. */
export function begun(repository: Repository, name: string): string {
  const { address, branch, forge } = repository;
  if (forge === "github") return `${address}/new/${branch}/cases?filename=${encodeURIComponent(name)}`;
  return forge === "gitee" ? `${address}/tree/${branch}/cases` : `${address}/-/tree/${branch}/cases`;
}

/** The address at which the file of a case is changed, or looked at where there is no address for changing it. */
export function edited(repository: Repository, id: string): string {
  const { address, branch, forge } = repository;
  const path = `${branch}/cases/${encodeURIComponent(id)}.yml`;
  if (forge === "github") return `${address}/edit/${path}`;
  return forge === "gitee" ? `${address}/blob/${path}` : `${address}/-/edit/${path}`;
}

/** A letter to the maintainers; the file has to be attached by hand. */
export function letter(maintainers: string, subject: string, body: string): string {
  return `mailto:${maintainers}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}

/** What a record is called as a file; its id where that is one. */
export function fileName(id: string): string {
  return isId(id) ? `${id}.yml` : "case.yml";
}

/** What GitHub, Gitee and GitLab are called. */
export const FORGES: Readonly<Record<Repository["forge"], string>> = { github: "GitHub", gitee: "Gitee", gitlab: "GitLab" };

/** The text of a new record: what has to be there, as far as it is known by itself. */
export function blank(form: Form, id: string, today: string): string {
  const original = form.own === form.keys[0] ? "" : `original: ${form.own}\n`;
  return `# yaml-language-server: $schema=../schema/case.schema.json
id: ${id}
title: {}
summary: {}
${original}community:
  name: {}
problem:
  statement:
    text: {}
method:
  steps:
    - {}
actors:
  - {}
outcomes:
  - {}
sources:
  - id: source-1
record:
  created: "${today}"
`;
}

