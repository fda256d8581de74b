/** Pictures that a mail brings along and shows in its text, each called by its content id. */
import type { Item, ItemFile } from "@contact-hub/shared/wire.gen";
import { hubUrl } from "../../desk/base";

/** Beyond this a mail is shown as it is: looking through it would hold up the page. */
export const LONGEST_LOOKED_THROUGH = 400_000;
const CALLED = /<img\b[^>]*?\ssrc="cid:([^"]*)"/gi;

/** What a picture in a text is called. */
export function calledBy(address: string): string {
  const name = address.replace(/^cid:/i, "");
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** The files that the mail itself shows, by what it calls them; all others stand beneath it. */
export function inlineFiles({ html, files }: Pick<Item, "html" | "files">): ReadonlyMap<string, ItemFile> {
  const found = new Map<string, ItemFile>();
  if (html === null || html.length > LONGEST_LOOKED_THROUGH || !files.some(isCallable)) return found;
  const called = new Set([...html.matchAll(CALLED)].map(([, name = ""]) => calledBy(name.replaceAll("&amp;", "&"))));
  for (const file of files) if (isCallable(file) && called.has(file.content_id)) found.set(file.content_id, file);
  return found;
}

/** Only what is known to be a picture is shown as one. */
const isCallable = ({ content_id: id, is_image }: ItemFile) => is_image && id !== "";

/** What stands beneath the mail: everything that it does not show itself. */
export function looseFiles(item: Pick<Item, "html" | "files">): readonly ItemFile[] {
  const inline = inlineFiles(item);
  return inline.size === 0 ? item.files : item.files.filter((file) => inline.get(file.content_id) !== file);
}

/** Put the picture there, or leave what stands in for it. */
export function place(picture: HTMLImageElement, inline: ReadonlyMap<string, ItemFile>): void {
  const file = inline.get(calledBy(picture.getAttribute("src") ?? ""));
  if (file === undefined) return picture.removeAttribute("src");
  picture.setAttribute("src", hubUrl(file.url));
  if (!picture.getAttribute("alt")) picture.setAttribute("alt", file.name);
}
