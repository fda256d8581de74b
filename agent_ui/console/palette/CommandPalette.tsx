import { useState, type KeyboardEvent, type ReactElement } from "react";
import { COMMANDS } from "../desk/commands/catalogue";
import { keysOf, type Command } from "../desk/commands/command";
import { present, useConsole } from "../desk/store";
import { closeDialog } from "../desk/view";
import { useMessages } from "../i18n/language";
import { Keys } from "../ui/Button";
import { cx } from "../ui/cx";
import { Dialog } from "../ui/Dialog";
import styles from "./Palette.module.css";

const OPTION = "command-";

function run(command: Command): void {
  closeDialog();
  // The dialog gives focus back first; a command that moves focus comes after it.
  requestAnimationFrame(() => command.isPossible(present()) && command.perform());
}

/** Everything that can be done now, found by typing. */
export function CommandPalette(): ReactElement {
  const messages = useMessages();
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(0);
  const possible = useConsole((state) =>
    COMMANDS.filter((command) => command.isPossible(state))
      .map(({ name }) => name)
      .join(),
  );
  const wanted = query.trim().toLocaleLowerCase();
  const found = COMMANDS.filter(
    (command) =>
      command.name !== "palette" &&
      possible.split(",").includes(command.name) &&
      command.label(messages).toLocaleLowerCase().includes(wanted),
  );
  const place = Math.min(marked, found.length - 1);

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    const chosen = found[place];
    if (step !== 0 && found.length > 0) setMarked((place + step + found.length) % found.length);
    else if (event.key === "Enter" && chosen !== undefined) run(chosen);
    else return;
    event.preventDefault();
  }

  return (
    <Dialog title={messages.commands.title} closeLabel={messages.close} onClose={closeDialog}>
      <div className={styles.palette} role="presentation" onKeyDown={onKeyDown}>
        <input
          className={styles.search}
          role="combobox"
          aria-expanded
          aria-controls="commands"
          aria-activedescendant={found[place] ? OPTION + found[place].name : undefined}
          aria-label={messages.commands.search}
          placeholder={messages.commands.search}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
        />
        <div id="commands" role="listbox" aria-label={messages.commands.title} className={styles.list}>
          {found.map((command, index) => (
            <Option key={command.name} command={command} isMarked={index === place} onMark={() => setMarked(index)} />
          ))}
        </div>
        <p role="status" className={found.length === 0 ? styles.none : "unseen"}>
          {found.length === 0 && messages.commands.none}
        </p>
      </div>
    </Dialog>
  );
}

interface OptionProps {
  readonly command: Command;
  readonly isMarked: boolean;
  readonly onMark: () => void;
}

function Option({ command, isMarked, onMark }: OptionProps): ReactElement {
  const messages = useMessages();
  const keys = keysOf(command);
  return (
    // Keys reach the option through the search field, which points at it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={OPTION + command.name}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      ref={(element) => {
        if (isMarked) element?.scrollIntoView({ block: "nearest" });
      }}
      className={cx(styles.option, isMarked && styles.marked)}
      onPointerMove={onMark}
      onClick={() => run(command)}
    >
      <span>
        <span className={styles.group}>{messages.commands.groups[command.group]}</span>
        {command.label(messages)}
      </span>
      {keys && <Keys keys={keys} />}
    </div>
  );
}
