/** What launcher and panel promise each other: all that crosses the lazy import between them. */

export type Language = "en" | "zh-Hans" | "zh-Hant";

/** The attributes of the script element, read once. */
export interface Settings {
  readonly account: string;
  /** Where the hub lives: the origin of the script itself. */
  readonly origin: string;
  /** Empty: the account decides. */
  readonly color: string;
  readonly label: string;
  readonly side: "left" | "right";
  readonly language: Language;
  readonly token: string;
  readonly opensAtOnce: boolean;
}

export type HubEventName = "open" | "close" | "unread" | "message";

/** What the panel may ask of the launcher that loaded it. */
export interface PanelHost {
  readonly settings: Settings;
  readonly root: ShadowRoot;
  readonly close: () => void;
  readonly paint: (color: string) => void;
  readonly tell: (event: HubEventName, detail: unknown) => void;
}

export interface Panel {
  readonly open: () => void;
  readonly close: () => void;
  readonly identify: (token: string) => void;
}

export interface PanelModule {
  readonly mount: (host: PanelHost) => Promise<Panel>;
}

/** The one entry under which the browser keeps the visitor's place. */
export function sessionKey(account: string): string {
  return `contact-hub:${account}`;
}
