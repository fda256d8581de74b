import type { ReactElement } from "react";
import { Button as Pressable } from "react-aria-components";
import { may } from "../desk/derived";
import { prefer, usePreferences, type Theme } from "../desk/preferences";
import { signOut, speak } from "../desk/session";
import { useConsole } from "../desk/store";
import { openDialog } from "../desk/view";
import { languageFor, LANGUAGES, OWN_NAMES, useLanguage } from "../i18n/language";
import { Avatar } from "../ui/Avatar";
import { cx } from "../ui/cx";
import { Icon } from "../ui/Icon";
import { Menu, type MenuGroup } from "../ui/Menu";
import styles from "./TopBar.module.css";

const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];

/** Who I am, and how the console should look, sound and speak. */
export function AccountMenu(): ReactElement | null {
  const { messages, language } = useLanguage();
  const person = useConsole((state) => state.session?.person);
  const name = useConsole((state) => state.desk?.me.name ?? state.session?.person.name ?? "");
  const { theme, sound } = usePreferences();
  const mayWork = useConsole((state) => may(state, "desk.work"));
  if (person === undefined) return null;
  const { bar, commands } = messages;

  const groups: readonly MenuGroup[] = [
    {
      id: "theme",
      name: bar.theme,
      chosen: theme,
      entries: THEMES.map((id) => ({ id, name: bar.themes[id] })),
    },
    {
      id: "language",
      name: messages.language,
      chosen: language,
      entries: LANGUAGES.map((id) => ({ id, name: OWN_NAMES[id] })),
    },
    {
      id: "settings",
      name: bar.settings,
      entries: [
        { id: "sound", name: bar.sound, mark: <Icon name={sound ? "check" : "cross"} /> },
        ...(mayWork
          ? [
              { id: "alerts", name: messages.reach.alerts },
              { id: "signature", name: messages.letters.signature },
              { id: "undo", name: messages.sending.choose },
            ]
          : []),
        { id: "proof", name: bar.proof },
        { id: "signedIn", name: bar.signedIn },
        { id: "commands", name: commands.title, keys: "Ctrl+K" },
        { id: "shortcuts", name: commands.shortcuts, keys: "?" },
      ],
    },
    { id: "leave", name: person.email, entries: [{ id: "out", name: bar.signOut }] },
  ];

  function choose(group: string, id: string): void {
    if (group === "theme") prefer({ theme: THEMES.find((each) => each === id) ?? "system" });
    else if (group === "language") void speak(languageFor(id));
    else if (id === "sound") prefer({ sound: !sound });
    else if (id === "alerts" || id === "signature" || id === "undo" || id === "signedIn" || id === "proof")
      openDialog(id);
    else if (id === "commands") openDialog("palette");
    else if (id === "shortcuts") openDialog("shortcuts");
    else void signOut();
  }

  return (
    <Menu
      label={bar.account}
      groups={groups}
      onChoose={choose}
      trigger={
        <Pressable className={cx(styles.trigger)}>
          <Avatar name={name} id={person.id} />
          <span className={styles.accountName}>{name}</span>
          <span className="unseen">{bar.account}</span>
        </Pressable>
      }
    />
  );
}
