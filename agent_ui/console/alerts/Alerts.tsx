import { useEffect } from "react";
import { attention } from "../desk/attention";
import { onHeard } from "../desk/heard";
import { rowOf } from "../desk/derived";
import { firstLive, useFirstLive } from "../desk/offers";
import { presentPreferences } from "../desk/preferences";
import { present, subscribe, useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";
import { showSoon } from "./badge";
import { loadAlerts, presentAlerts } from "./choice";
import { allowedNow, withdraw } from "./notifications";
import { maySound, play } from "./sounds";
import { inOneTab, tellLooking } from "./tabs";
import { isOver, nameOf, newsOf, placeOf, tellNews } from "./tell";

const RING_EVERY_MS = 2_600;

/** Reaches whoever does not look: sounds, notifications and the count on the tab. Nothing of it is on the page. */
export function Alerts(): null {
  useRing();
  useGifts();
  useBadge();
  useEffect(() => {
    // What was chosen comes with the first line; until then one is told as usual.
    void loadAlerts().catch(() => undefined);
    if (allowedNow() === "granted") void import("./push").then(({ renew }) => renew());
    const ends = [tellLooking(), subscribe(withdrawSeen), onHeard(tellAll)];
    return () => {
      for (const end of ends) end();
      withdraw(() => true);
    };
  }, []);
  return null;
}

function tellAll(events: Parameters<typeof newsOf>[0]): void {
  if (events.some(({ type }) => type === "floor_changed")) void loadAlerts().catch(() => undefined);
  for (const news of newsOf(events)) void tellNews(news);
}

/** An offer that has ended, and a conversation that has been read, need no notification any more. */
function withdrawSeen(): void {
  const state = present();
  withdraw((kind, tag) => isOver(state, kind, tag));
}

/** Ring as long as an offer can be answered, in one tab of those that may sound. */
function useRing(): void {
  const isRinging = useFirstLive() !== undefined;
  useEffect(() => {
    if (!isRinging) return undefined;
    let stop = (): void => undefined;
    const begin = () => {
      stop();
      stop = inOneTab("ring", ring);
    };
    if (maySound()) begin();
    // The first touch is what lets this tab sound.
    else for (const type of ["pointerdown", "keydown"]) addEventListener(type, begin, { once: true });
    return () => {
      for (const type of ["pointerdown", "keydown"]) removeEventListener(type, begin);
      stop();
    };
  }, [isRinging]);
}

function ring(): () => void {
  const sound = () => {
    const { offer } = presentAlerts().kinds;
    if (presentPreferences().sound && firstLive(present())) play(offer.sound, offer.volume);
  };
  sound();
  const timer = setInterval(sound, RING_EVERY_MS);
  return () => clearInterval(timer);
}

/** What my queue accepted for me is heard once. */
function useGifts(): void {
  const given = useConsole((state) => state.given);
  useEffect(() => {
    const row = given === null ? null : rowOf(present(), given.conversation);
    if (given === null || row === null) return;
    void tellNews({
      kind: "offer",
      key: given.item,
      conversation: given.conversation,
      title: ({ told }, names) => (names ? told.given(nameOf(row.customer)) : told.givenPlain),
      text: row.preview,
      detail: placeOf(row.channel, row.queue),
    });
  }, [given]);
}

function useBadge(): void {
  const { product } = useMessages();
  const count = useConsole(attention);
  useEffect(() => showSoon(count, product), [count, product]);
  useEffect(() => () => showSoon(0, product), [product]);
}
