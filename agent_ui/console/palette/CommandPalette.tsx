import { useState, type KeyboardEvent, type ReactElement, type ReactNode } from "react";
import { COMMANDS } from "../desk/commands/catalogue";
import { keysOf, type Command } from "../desk/commands/command";
import { may } from "../desk/derived";
import { isAddress, writeToTyped } from "../desk/outreach";
import { useSearch, useSettled } from "../desk/search";
import { present, useConsole } from "../desk/store";
import type { SearchAnswer } from "../desk/found";
import { closeDialog, go, openFound, openFoundCustomer, openView } from "../desk/view";
import { viewsOf } from "../desk/views/saved";
import { useMessages } from "../i18n/language";
import { useSavedViewMessages } from "../i18n/savedViews";
import { Keys } from "../ui/Button";
import { cx } from "../ui/cx";
import { Dialog } from "../ui/Dialog";
import { useAdministered } from "./administered";
import { useCustomerLinks } from "./customerLinks";
import { ConversationLine, CustomerLine } from "./FoundLines";
import styles from "./Palette.module.css";

const OPTION = "palette-";
const SHOWN = 5;

/** One line of the palette: a command, or something that was found. */
interface Line {
  readonly id: string;
  readonly perform: () => void;
  readonly content: ReactNode;
}

interface Group {
  readonly name: string;
  readonly lines: readonly Line[];
}

function run(line: Line): void {
  closeDialog();
  // The dialog gives focus back first; whatever moves focus comes after it.
  requestAnimationFrame(line.perform);
}

/** Everything that can be done now, and everything that was ever said, found by typing. */
export function CommandPalette(): ReactElement {
  const messages = useMessages();
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(0);
  const maySearch = useConsole((state) => may(state, "desk.read"));
  const searching = useSearch(maySearch ? query : "", SHOWN);
  const groups = [
    ...useCommands(query),
    ...useCustomerLinks(query),
    ...useViews(query),
    ...useAdministered(query),
    ...useFound(query, maySearch ? searching.answer : null, maySearch),
  ];
  const lines = groups.flatMap((group) => group.lines);
  const place = Math.min(marked, lines.length - 1);
  const here = lines[place];

  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && lines.length > 0) setMarked((place + step + lines.length) % lines.length);
    else if (event.key === "Enter" && here !== undefined && !event.nativeEvent.isComposing) run(here);
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
          aria-activedescendant={here ? OPTION + here.id : undefined}
          aria-label={maySearch ? messages.commands.searchAll : messages.commands.search}
          placeholder={maySearch ? messages.commands.searchAll : messages.commands.search}
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
        />
        <div id="commands" role="listbox" aria-label={messages.commands.title} className={styles.list}>
          {groups.map((group) => (
            <div key={group.name} role="group" aria-label={group.name}>
              <p className={styles.groupName} aria-hidden="true">
                {group.name}
              </p>
              {group.lines.map((line) => (
                <Option
                  key={line.id}
                  line={line}
                  isMarked={line === here}
                  onMark={() => setMarked(lines.indexOf(line))}
                />
              ))}
            </div>
          ))}
        </div>
        <Status searching={searching} isEmpty={lines.length === 0} />
      </div>
    </Dialog>
  );
}

/** What can be done now and is called so. */
function useCommands(query: string): readonly Group[] {
  const messages = useMessages();
  const possible = useConsole((state) =>
    COMMANDS.filter((command) => command.isPossible(state))
      .map(({ name }) => name)
      .join(),
  );
  const names = new Set(possible.split(","));
  const wanted = query.trim().toLocaleLowerCase();
  const found = COMMANDS.filter(
    (command) =>
      command.name !== "palette" &&
      names.has(command.name) &&
      command.label(messages).toLocaleLowerCase().includes(wanted),
  );
  if (found.length === 0) return [];
  const lines = found.map((command) => ({
    id: command.name,
    perform: () => command.isPossible(present()) && command.perform(),
    content: <CommandLine command={command} />,
  }));
  return [{ name: messages.commands.all, lines }];
}

/** The views that somebody saved and that are called so. */
function useViews(query: string): readonly Group[] {
  const { savedViews } = useSavedViewMessages();
  const views = useConsole(viewsOf);
  const wanted = query.trim().toLocaleLowerCase();
  const lines = views
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id: `view-${id}`, perform: () => openView(id), content: <span>{name}</span> }));
  return lines.length === 0 ? [] : [{ name: savedViews.group, lines }];
}

function CommandLine({ command }: { readonly command: Command }): ReactElement {
  const messages = useMessages();
  const keys = keysOf(command);
  return (
    <>
      <span>
        <span className={styles.group}>{messages.commands.groups[command.group]}</span>
        {command.label(messages)}
      </span>
      {keys && <Keys keys={keys} />}
    </>
  );
}

/** What was found, after a line that leads to everything; that one does not move when results come. */
function useFound(query: string, answer: SearchAnswer | null, maySearch: boolean): readonly Group[] {
  const messages = useMessages();
  const words = messages.search;
  const wanted = query.trim();
  if (!maySearch || wanted === "") return [];
  const everything = {
    id: "everything",
    perform: () => go({ page: "search", query: wanted }),
    content: <span className={styles.everything}>{words.everything(wanted)}</span>,
  };
  const writing = {
    id: "write",
    perform: () => writeToTyped(wanted),
    content: <span className={styles.everything}>{messages.outreach.write(wanted)}</span>,
  };
  const customers = (answer?.customers.found ?? []).map((found) => ({
    id: `customer-${found.id}`,
    perform: () => found.conversation !== null && openFoundCustomer(found.conversation),
    content: <CustomerLine found={found} />,
  }));
  const conversations = (answer?.conversations.found ?? []).map((found) => ({
    id: `conversation-${found.id}`,
    perform: () => openFound(found.id, found.item),
    content: <ConversationLine found={found} />,
  }));
  const groups = [
    { name: words.title, lines: [everything] },
    { name: messages.outreach.group, lines: isAddress(wanted) ? [writing] : [] },
    { name: words.customers, lines: customers },
    { name: words.conversations, lines: conversations },
  ];
  return groups.filter(({ lines }) => lines.length > 0);
}

interface StatusProps {
  readonly searching: ReturnType<typeof useSearch>;
  readonly isEmpty: boolean;
}

/** How many there are, said once the results rest; what is wrong, and that it takes long, shown as well. */
function Status({ searching, isEmpty }: StatusProps): ReactElement {
  const messages = useMessages();
  const { answer, problem, isSlow } = searching;
  const words = messages.search;
  const counted =
    answer === null ? "" : words.results(answer.customers.found.length, answer.conversations.found.length);
  const settled = useSettled(counted);
  const shown = problem ?? (isSlow ? words.searching : isEmpty ? messages.commands.none : "");
  return (
    <p role="status" className={shown === "" ? "unseen" : styles.none}>
      {shown || settled}
    </p>
  );
}

interface OptionProps {
  readonly line: Line;
  readonly isMarked: boolean;
  readonly onMark: () => void;
}

function Option({ line, isMarked, onMark }: OptionProps): ReactElement {
  return (
    // Keys reach the option through the search field, which points at it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={OPTION + line.id}
      role="option"
      tabIndex={-1}
      aria-selected={isMarked}
      ref={(element) => {
        if (isMarked) element?.scrollIntoView({ block: "nearest" });
      }}
      className={cx(styles.option, isMarked && styles.marked)}
      onPointerMove={onMark}
      onClick={() => run(line)}
    >
      {line.content}
    </div>
  );
}
