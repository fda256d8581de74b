/** A line that leads nowhere: what is said on it is taken, and nobody answers. */

import type { VisitorItem, VisitorSnapshot } from "@contact-hub/shared/wire.gen";

import type { Call, HubLine, openLine } from "../panel/line.ts";
import { createOutbox } from "../panel/outbox.ts";
import type { Store } from "../panel/store.ts";

interface MuteLine {
  readonly open: typeof openLine;
  /** What the hub would tell now. */
  readonly welcome: (snapshot: VisitorSnapshot) => void;
}

export function muteLine(first: VisitorSnapshot, isShown: boolean): MuteLine {
  let kept: Store | null = null;
  let told = first;
  const call: Call = async (name, body) => (name === "message" ? { ok: true, item: said(body) } : { ok: true });
  return {
    open: (_settings, _memory, store): HubLine => {
      kept = store;
      const outbox = createOutbox(store, call);
      return {
        call,
        whisper: () => undefined,
        flush: outbox.flush,
        connect: () => {
          store.change({ type: "line", line: "on" });
          store.change({ type: "welcomed", snapshot: told });
          // Nobody pressed the button: whoever types in the form beside it keeps the focus.
          if (isShown) store.change({ type: "shown", isShown });
        },
        disconnect: () => undefined,
        identify: () => undefined,
      };
    },
    welcome: (snapshot) => {
      told = snapshot;
      kept?.change({ type: "welcomed", snapshot: { ...snapshot, items: kept.chat.snapshot?.items ?? [] } });
    },
  };
}

function said(body: object): VisitorItem {
  const { text = "", client_id: id = "" } = body as { readonly text?: string; readonly client_id?: string };
  return {
    id,
    from_me: true,
    author_name: "",
    at: new Date().toISOString(),
    text,
    state: "sent",
    files: {},
    client_id: id,
    replies_to: "",
    reactions: [],
    is_edited: false,
    is_withdrawn: false,
  };
}
