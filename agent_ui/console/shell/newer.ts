/** Whether the hub serves a newer console than this one, and the worker that says when it serves none. */
import { useEffect, useState } from "react";
import { base, hubUrl, IS_ONE_TAB } from "../desk/base";
import { useConsole } from "../desk/store";
import { openConversation } from "../desk/view";

const LOOK_EVERY_MS = 30 * 60_000;
const AGAIN_MS = 5_000;

/** The script that a page of the console begins with: every build gives it another name. */
export function beginningOf(page: Document): string {
  const script = page.querySelector("script[type='module'][src]");
  return script?.getAttribute("src")?.split("/").at(-1) ?? "";
}

/** The beginning of the console that is served now; empty while that cannot be told. */
export async function servedNow(): Promise<string> {
  const answer = await fetch(base.href, { cache: "no-cache" }).catch(() => null);
  if (answer === null || !answer.ok) return "";
  return beginningOf(new DOMParser().parseFromString(await answer.text(), "text/html"));
}

/** The newer console, once there is one: looked for when the line is back, and now and then. */
export function useNewer(): string {
  const line = useConsole((state) => state.line);
  const [newer, setNewer] = useState("");
  useEffect(() => {
    if (line !== "live") return undefined;
    const mine = beginningOf(document);
    let told = "";
    let again: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const served = await servedNow();
      // While nodes are upgraded one by one, or one is set back, either may answer: only what is told again is believed.
      const isOther = served !== "" && served !== mine;
      setNewer(isOther && served === told ? served : "");
      if (isOther && served !== told) again = setTimeout(() => void look(), AGAIN_MS);
      told = served;
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    const onLine = () => void look();
    addEventListener("online", onLine);
    return () => {
      clearInterval(timer);
      clearTimeout(again);
      removeEventListener("online", onLine);
    };
  }, [line]);
  return newer;
}

/** It also brings up what a notification was about. Without a worker, as on an insecure address, the browser says itself that the hub cannot be reached. */
export function useWorker(): void {
  useEffect(() => {
    if (IS_ONE_TAB || !("serviceWorker" in navigator)) return undefined;
    const { serviceWorker } = navigator;
    serviceWorker.register(hubUrl("sw.js"), { scope: base.pathname }).catch(() => undefined);
    const open = ({ data }: MessageEvent<{ readonly open?: string }>) => {
      if (data.open) openConversation(data.open, "mine");
    };
    serviceWorker.addEventListener("message", open);
    return () => serviceWorker.removeEventListener("message", open);
  }, []);
}
