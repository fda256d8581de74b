/** Ring and notify, in one tab only: the browser's lock decides which. */
import type { OfferCard } from "@contact-hub/shared/wire.gen";
import { base } from "../desk/base";
import { queueName } from "../desk/derived";
import { presentPreferences } from "../desk/preferences";
import { present } from "../desk/store";
import { channelWord } from "../desk/words";
import { messages } from "../i18n/language";
import { ring } from "./ring";

let stop: (() => void) | null = null;
const silent = () => undefined;
let notification: Notification | null = null;

/** Ring until `stopAlert`; an offer that already rings goes on ringing. */
export function alertFor(offer: OfferCard): void {
  if (stop !== null) return;
  const ending = new AbortController();
  let release: () => void = silent;
  const over = new Promise<void>((resolve) => (release = resolve));
  stop = () => {
    ending.abort();
    release();
  };
  const sound = async () => {
    const silence = presentPreferences().sound ? ring() : silent;
    notifyOf(offer);
    await over;
    silence();
  };
  // Without locks (an insecure address) every tab rings, which is better than none.
  if (!("locks" in navigator)) return void sound();
  const name = `ring ${base.pathname} ${present().session?.person.id ?? ""}`;
  navigator.locks.request(name, { signal: ending.signal }, sound).catch(() => undefined);
}

export function stopAlert(): void {
  stop?.();
  stop = null;
  notification?.close();
  notification = null;
}

/** A notification of the system, only where it is wanted and nobody looks at the console. */
function notifyOf(offer: OfferCard): void {
  if (!("Notification" in globalThis) || Notification.permission !== "granted" || document.hasFocus()) return;
  const words = messages();
  const detail = `${channelWord(words, offer.channel)} · ${queueName(present(), offer.queue)}`;
  const shown = new Notification(words.offer.title(offer.customer.name || words.unnamed), {
    body: detail,
    tag: offer.id,
  });
  shown.addEventListener("click", () => {
    globalThis.focus();
    shown.close();
  });
  notification = shown;
}
