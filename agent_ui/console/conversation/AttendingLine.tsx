import { useEffect, type ReactElement } from "react";
import { attendingAt, BEAT_MS, deedsAt } from "../desk/attending";
import { useNow } from "../desk/clock";
import { tellAttending } from "../desk/connection";
import { useConsole } from "../desk/store";
import { listed } from "../i18n/format";
import { useMessages } from "../i18n/language";
import { Icon } from "../ui/Icon";
import styles from "./Conversation.module.css";

const TICK_MS = 1_000;

/** Colleagues who are here as well: whoever is about to answer sees that somebody is already. */
export function AttendingLine({ id }: { readonly id: string }): ReactElement {
  const { writing } = useMessages();
  const known = useConsole((state) => attendingAt(state, id));
  const now = useNow(TICK_MS);
  useBeingHere(id);
  const { reply, note, looking } = deedsAt(known, now);
  const sentences = [
    reply.length > 0 && writing.colleagueReplies(listed(reply), reply.length),
    note.length > 0 && writing.colleagueNotes(listed(note), note.length),
    looking.length > 0 && writing.colleagueLooks(listed(looking), looking.length),
  ].filter((sentence) => sentence !== false);
  return (
    <p className={sentences.length > 0 ? styles.attending : "unseen"} role="status">
      {sentences.length > 0 && <Icon name="person" />}
      {sentences.join(" ")}
    </p>
  );
}

/** Let colleagues know that I am here, as long as this is on a visible screen. */
function useBeingHere(id: string): void {
  useEffect(() => {
    const tell = () => tellAttending(id, document.visibilityState === "visible" ? "looking" : "left");
    tell();
    const beat = setInterval(tell, BEAT_MS);
    document.addEventListener("visibilitychange", tell);
    return () => {
      clearInterval(beat);
      document.removeEventListener("visibilitychange", tell);
      tellAttending(id, "left");
    };
  }, [id]);
}
