import { currentId } from "../derived";
import { draftOf, writeDraft } from "../drafts";
import { mayNoteHere } from "../inside";
import { paragraphs, richField } from "../richField";
import { present } from "../store";
import { compose } from "../view";
import type { Command } from "./command";
import { focusComposer } from "./focusComposer";

/** Write a sign at the end of what is being written: its list opens. */
export function beginWith(mode: "reply" | "note", sign: "@" | "/"): void {
  const id = currentId(present());
  if (id === null) return;
  if (!draftOf(id, mode).text.endsWith(sign)) writeOn(id, mode, sign);
  compose(mode);
  focusComposer();
}

function writeOn(id: string, mode: "reply" | "note", sign: string): void {
  const { text, fields } = draftOf(id, mode);
  const html = fields["html"] ?? "";
  const gap = text === "" || /\s$/.test(text) ? "" : " ";
  const rich = mode === "reply" ? richField() : null;
  if (rich !== null) rich.append(gap + sign);
  else if (html === "") writeDraft(id, mode, { text: text + gap + sign });
  // Its form is shown once it is on screen: there the sign has a line of its own.
  else writeDraft(id, mode, { text: `${text}\n${sign}`, fields: { ...fields, html: html + paragraphs(sign) } });
}

export const mentionColleague: Command = {
  name: "mention",
  group: "conversation",
  label: (messages) => messages.writing.mention,
  isPossible: mayNoteHere,
  perform: () => beginWith("note", "@"),
};
