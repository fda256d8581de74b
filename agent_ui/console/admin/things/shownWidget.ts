/** What the preview of a chat is told: what the script's attributes would say, and what the hub would. */
import type { VisitorSnapshot } from "@contact-hub/shared/wire.gen";
import type { Language } from "../../i18n/language";
import { shown } from "../records";
import { saidIn, type Wording } from "../queues/wording";
import type { Settings } from "./SettingsField";
import { wordingIn } from "./settingWording";
import type { Values } from "./shapes";

export interface Looking {
  readonly language: Language;
  readonly isDark: boolean;
  readonly isPhone: boolean;
  readonly isClosed: boolean;
}

const UPLOAD_LIMIT = 25_000_000;

export function shownWidget(values: Values, company: string, { language, isDark, isClosed }: Looking) {
  const settings = (values["settings"] ?? {}) as Settings;
  const textOf = (name: string) => saidIn(wordingIn(settings[name] ?? ""), language);
  const look = settings["look"] ?? "";
  const snapshot: VisitorSnapshot = {
    number: 1,
    session: "",
    is_open: !isClosed,
    greeting: saidIn((values["greeting"] ?? "") as Wording, language),
    company,
    color: settings["color"] ?? "",
    form: ((values["form"] ?? []) as readonly Values[]).map((question) => ({
      name: shown(question["name"]),
      label: saidIn((question["label"] ?? "") as Wording, language) || shown(question["name"]),
      kind: shown(question["kind"]) || "text",
      is_required: question["is_required"] === true,
      choices: ((question["choices"] ?? []) as readonly Wording[]).map((choice) => saidIn(choice, language)),
    })),
    state: "none",
    agent_name: "",
    can_rate: false,
    items: [],
    upload_limit_bytes: UPLOAD_LIMIT,
    visitor_name: "",
    opens_at: null,
    answers_by_mail: shown(values["mail_account"]) !== "",
    can_call_back: false,
    callback: "",
    features: [],
    reactions: [],
    edit_window_seconds: 0,
    withdrawal_window_seconds: 0,
    title: textOf("title"),
    look: look === "light" || look === "dark" ? look : "",
  };
  return {
    settings: {
      account: "preview",
      color: settings["color"] ?? "",
      label: textOf("label"),
      side: settings["side"] === "left" ? "left" : "right",
      language,
    },
    snapshot,
    scheme: isDark ? "dark" : "light",
  };
}
