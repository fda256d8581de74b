import type { HubEventName, Panel, PanelModule, Settings } from "../contract.ts";
import { sessionKey } from "../contract.ts";
import { showButton } from "./button.ts";

export type Listener = (detail: unknown) => void;

/** The one global of the page: `window.ContactHub`. */
export interface ContactHub {
  readonly open: () => void;
  readonly close: () => void;
  readonly identify: (token: string) => void;
  /** The answer forgets the listener again. */
  readonly on: (event: HubEventName, listener: Listener) => () => void;
}

function hasSession(account: string): boolean {
  try {
    return localStorage.getItem(sessionKey(account)) !== null;
  } catch {
    return false;
  }
}

/** Show the launcher; the panel is fetched by `load` when somebody wants it, or left it alive. */
export function launch(settings: Settings, load: () => Promise<PanelModule>): ContactHub {
  const listeners = new EventTarget();
  let { token } = settings;
  let isOpen = false;
  let panel: Promise<Panel> | null = null;
  const tell = (event: HubEventName, detail: unknown): void => {
    if (event === "unread") button.showUnread(Number(detail));
    listeners.dispatchEvent(new CustomEvent(event, { detail }));
  };
  const show = (value: boolean): void => {
    isOpen = value;
    button.showOpen(value);
    tell(value ? "open" : "close", null);
  };
  const close = (): void => {
    if (!isOpen) return;
    show(false);
    void panel?.then((made) => made.close());
    button.focus();
  };
  const open = (): void => {
    if (isOpen) return;
    show(true);
    button.showFailure(false);
    fetchPanel().then(
      (made) => isOpen && made.open(),
      () => {
        panel = null;
        show(false);
        button.showFailure(true);
      },
    );
  };
  const button = showButton(settings, () => (isOpen ? close() : open()));
  const fetchPanel = (): Promise<Panel> =>
    (panel ??= load().then((module) =>
      module.mount({
        settings: { ...settings, token },
        root: button.root,
        close,
        paint: button.paint,
        tell,
      }),
    ));
  if (settings.opensAtOnce) open();
  // She chatted here before: count what was answered while she was away.
  else if (hasSession(settings.account)) fetchPanel().catch(() => (panel = null));
  return {
    open,
    close,
    identify(value) {
      token = value;
      void panel?.then((made) => made.identify(value));
    },
    on(event, listener) {
      const hear = (happened: Event): void => listener((happened as CustomEvent).detail);
      listeners.addEventListener(event, hear);
      return () => listeners.removeEventListener(event, hear);
    },
  };
}
