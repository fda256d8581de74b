/** What I sign my mails with. */
import { load } from "./conversations";
import { currentId } from "./derived";
import { ask } from "./http";
import { present } from "./store";

export const ownSignature = async (): Promise<string> => (await ask<{ text: string }>("GET", "api/signature")).text;

/** Sign otherwise from now on; the conversation on screen shows it at once. */
export async function changeSignature(text: string): Promise<void> {
  await ask<void>("PUT", "api/signature", { text });
  const id = currentId(present());
  if (id !== null) await load(id);
}
