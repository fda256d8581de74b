import type { ReactElement } from "react";
import { COMMANDS } from "../desk/commands/catalogue";
import { keysOf, type CommandGroup } from "../desk/commands/command";
import { prefer, usePreferences } from "../desk/preferences";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Dialog, DialogBody } from "../ui/Dialog";
import { Toggle } from "../ui/Field";
import styles from "./Palette.module.css";

const GROUPS: readonly CommandGroup[] = ["offers", "conversation", "navigate", "me"];

/** Every key, and the switch for those that could be pressed by accident. */
export function ShortcutHelp(): ReactElement {
  const messages = useMessages();
  const { singleKeys } = usePreferences();
  const words = messages.commands;
  return (
    <Dialog title={words.shortcuts} closeLabel={messages.close} isWide onClose={closeDialog}>
      <DialogBody>
        <div className={styles.groups}>
          {GROUPS.map((group) => (
            <KeyList key={group} group={group} />
          ))}
        </div>
        <Toggle
          label={words.singleKeys}
          hint={words.singleKeysHint}
          isOn={singleKeys}
          onChange={(isOn) => prefer({ singleKeys: isOn })}
        />
      </DialogBody>
    </Dialog>
  );
}

function KeyList({ group }: { readonly group: CommandGroup }): ReactElement | null {
  const messages = useMessages();
  const commands = COMMANDS.filter((command) => command.group === group && command.shortcut !== undefined);
  if (commands.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{messages.commands.groups[group]}</h3>
      <dl>
        {commands.map((command) => (
          <div key={command.name} className={styles.line}>
            <dt>{command.label(messages)}</dt>
            <dd>
              <kbd className={styles.key}>{keysOf(command)}</kbd>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
