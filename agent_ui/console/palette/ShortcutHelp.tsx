import type { ReactElement } from "react";
import { COMMANDS } from "../desk/commands/catalogue";
import { keysOf, type CommandGroup } from "../desk/commands/command";
import { prefer, usePreferences } from "../desk/preferences";
import { present } from "../desk/store";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Dialog, DialogBody } from "../ui/Dialog";
import { Toggle } from "../ui/Field";
import styles from "./Palette.module.css";

const GROUPS: readonly CommandGroup[] = ["offers", "conversation", "customer", "navigate", "me"];

/** Every key, and the switch for those that could be pressed by accident. */
export function ShortcutHelp(): ReactElement {
  const messages = useMessages();
  const { singleKeys, opensNext } = usePreferences();
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
        <Toggle label={words.opensNext} isOn={opensNext} onChange={(isOn) => prefer({ opensNext: isOn })} />
      </DialogBody>
    </Dialog>
  );
}

function KeyList({ group }: { readonly group: CommandGroup }): ReactElement | null {
  const messages = useMessages();
  const commands = COMMANDS.filter(
    ({ group: its, shortcut, isMine }) => its === group && shortcut !== undefined && (isMine?.(present()) ?? true),
  );
  if (commands.length === 0) return null;
  return (
    <section>
      <h3 className={styles.heading}>{messages.commands.groups[group]}</h3>
      <dl>
        {commands.map((command) => (
          <Line key={command.name} label={command.label(messages)} keys={keysOf(command)} />
        ))}
        {group === "conversation" && <Line label={messages.commands.leaveField} keys="Esc" />}
      </dl>
    </section>
  );
}

interface LineProps {
  readonly label: string;
  readonly keys: string | undefined;
}

function Line({ label, keys }: LineProps): ReactElement {
  return (
    <div className={styles.line}>
      <dt>{label}</dt>
      <dd>
        <kbd className={styles.key}>{keys}</kbd>
      </dd>
    </div>
  );
}
