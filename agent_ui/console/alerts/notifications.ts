/** Notifications of the system: what stands on them, and when they go again. */
import { useEffect, useState } from "react";
import { openConversation } from "../desk/view";
import type { Kind } from "./choice";

export type Allowed = NotificationPermission | "none" | "insecure";

export const allowedNow = (): Allowed =>
  "Notification" in globalThis ? Notification.permission : isSecureContext ? "none" : "insecure";

const shown = new Map<string, { readonly made: Notification; readonly kind: Kind }>();

interface Told {
  readonly kind: Kind;
  /** What it is about: another one of it takes its place. */
  readonly tag: string;
  readonly title: string;
  readonly body: string;
  /** Brought up by a click. */
  readonly conversation: string | null;
  readonly isSilent: boolean;
}

export function notifySystem({ kind, tag, title, body, conversation, isSilent }: Told): void {
  if (allowedNow() !== "granted") return;
  const made = newNotification(title, { body, tag, silent: isSilent, icon: "./icon.svg" });
  if (made === null) return;
  shown.set(tag, { made, kind });
  // One that another took the place of is closed, too.
  made.addEventListener("close", () => shown.get(tag)?.made === made && shown.delete(tag));
  made.addEventListener("click", () => {
    globalThis.focus();
    if (conversation !== null) openConversation(conversation, "mine");
    made.close();
  });
}

/** Null on telephones whose browser lets no page notify by itself. */
function newNotification(title: string, options: NotificationOptions): Notification | null {
  try {
    return new Notification(title, options);
  } catch {
    return null;
  }
}

/** What it was about is over, or has been seen. */
export function withdraw(isOver: (kind: Kind, tag: string) => boolean): void {
  for (const [tag, { made, kind }] of shown) {
    if (!isOver(kind, tag)) continue;
    shown.delete(tag);
    made.close();
  }
}

/** Whether the browser lets the hub notify, followed while one changes it in the browser's own settings. */
export function useAllowed(): readonly [Allowed, () => void] {
  const [allowed, setAllowed] = useState(allowedNow);
  useEffect(() => {
    const look = () => setAllowed(allowedNow());
    let status: PermissionStatus | null = null;
    let isGone = false;
    const follow = async () => {
      const found = await navigator.permissions.query({ name: "notifications" });
      if (isGone) return;
      status = found;
      status.addEventListener("change", look);
    };
    // A browser that cannot be asked is looked at again when the page is.
    follow().catch(() => undefined);
    addEventListener("focus", look);
    return () => {
      isGone = true;
      status?.removeEventListener("change", look);
      removeEventListener("focus", look);
    };
  }, []);
  return [allowed, () => void Notification.requestPermission().then(() => setAllowed(allowedNow()))];
}
