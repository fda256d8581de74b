/** What each channel says of its accounts and hooks: no screen knows a channel's settings by itself. */
import { ask } from "../../desk/http";
import { useLanguage } from "../../i18n/language";
import { may } from "../../desk/derived";
import { useConsole } from "../../desk/store";
import { useFetched } from "../../desk/useFetched";
import type { Values } from "./shapes";

type Texts = Readonly<Record<string, string>>;

export interface SettingSpec {
  readonly name: string;
  readonly kind: "text" | "number" | "switch" | "choice" | "colour" | "wording" | "server";
  readonly is_secret: boolean;
  readonly is_rare: boolean;
  readonly label: Texts;
  readonly hint: Texts;
  readonly choices: Readonly<Record<string, Texts>>;
  readonly usual: string;
}

export interface ChannelSpec {
  readonly name: string;
  readonly settings: readonly SettingSpec[];
  readonly address: "phone" | "mail" | "name";
  readonly has_hooks: boolean;
  readonly is_hosted: boolean;
  readonly has_ways: boolean;
  readonly writes_first: boolean;
  readonly suggests: boolean;
}

export interface TriedWay {
  /** The setting that leads there; empty where it concerns none. */
  readonly setting: string;
  readonly state: "open" | "not_configured" | "unavailable" | "refused" | "unknown";
  readonly sentence: string;
}

export interface Suggestion {
  readonly settings: Texts;
  readonly remark: Texts;
}

/** In place of a secret that is kept. */
export const MASK = "********";

const part = encodeURIComponent;

let known: Promise<readonly ChannelSpec[]> | null = null;

/** The channels of this hub: they stay the same as long as it runs. */
function readChannels(): Promise<readonly ChannelSpec[]> {
  known ??= ask<readonly ChannelSpec[]>("GET", "api/admin/channels").catch((error: unknown) => {
    known = null;
    throw error;
  });
  return known;
}

export function useChannels(): readonly ChannelSpec[] {
  const mayRead = useConsole((state) => may(state, "floor.channels"));
  return useFetched(mayRead ? readChannels : readNone).value ?? [];
}

const readNone = () => Promise.resolve([]);

export function useChannel(name: unknown): ChannelSpec | null {
  return useChannels().find((one) => one.name === name) ?? null;
}

/** The text for the reader, else the English one. */
export function useTexts(): (texts: Texts) => string {
  const { language } = useLanguage();
  return (texts) => texts[language] ?? texts["en"] ?? "";
}

export const tryWays = (kind: "accounts" | "hooks", id: string, fields: Values) =>
  ask<readonly TriedWay[]>("POST", `api/admin/${kind}/${part(id)}/test`, fields);

export const sendTest = (id: string, to: string, fields: Values) =>
  ask<TriedWay>("POST", `api/admin/accounts/${part(id)}/test-message`, { to, fields });

export const suggest = (channel: string, address: string) =>
  ask<Suggestion>("GET", `api/admin/channels/${part(channel)}/suggestion?address=${part(address)}`);
