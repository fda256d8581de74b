import { useEffect, useState, type ReactElement } from "react";
import { api } from "../../desk/api";
import { called } from "../../desk/called";
import { load } from "../../desk/conversations";
import { isMine } from "../../desk/derived";
import { explain } from "../../desk/notices";
import { useConsole } from "../../desk/store";
import type { Related } from "../../desk/conversationPage";
import { closeDialog, openConversation } from "../../desk/view";
import { channelWord, stateWord } from "../../desk/words";
import { moment } from "../../i18n/format";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Dialog, DialogActions, DialogBody } from "../../ui/Dialog";
import { SearchField, type Choice } from "../../ui/Field";
import styles from "./PeopleDialog.module.css";

const NONE: readonly never[] = [];

interface Props {
  readonly id: string;
}

/** What belongs together with this conversation: see it, add to it, take it apart. */
export function RelatedDialog({ id }: Props): ReactElement {
  const messages = useMessages();
  const words = messages.work.related;
  const links = useConsole((state) => state.logs[id]?.links ?? NONE);
  const merged = useConsole((state) => state.logs[id]?.merged ?? NONE);
  const mayMerge = useConsole((state) => isMine(state, id));
  const choices = useOthers(id);
  const [other, setOther] = useState<string | null>(null);
  const [problem, setProblem] = useState<string>();
  const isChosen = other !== null && other !== "";

  async function perform(action: () => Promise<void>): Promise<void> {
    try {
      await action();
      setProblem(undefined);
      setOther(null);
    } catch (error) {
      setProblem(explain(error));
    }
    await load(id);
  }

  return (
    <Dialog title={words.title} closeLabel={messages.close} onClose={closeDialog}>
      <DialogBody>
        <List
          name={words.links}
          related={links}
          undo={words.unlink}
          onUndo={(one) => void perform(() => api.unlink(id, one))}
          onUnsplit={mayMerge ? (one) => void perform(() => api.unsplit(id, one)) : undefined}
        />
        <List
          name={words.merged}
          related={merged}
          undo={words.part}
          onUndo={(one) => void perform(() => api.partFrom(id, one))}
        />
        <SearchField
          label={words.other}
          placeholder={words.placeholder}
          groups={choices.length === 0 ? NONE : [{ name: words.ofCustomer, choices }]}
          empty={words.none}
          value={other}
          onChange={setOther}
          error={problem}
        />
        <DialogActions>
          {mayMerge && (
            <Button isDisabled={!isChosen} onPress={() => void perform(() => api.mergeIn(id, other ?? ""))}>
              {words.merge}
            </Button>
          )}
          <Button tone="primary" isDisabled={!isChosen} onPress={() => void perform(() => api.link(id, other ?? ""))}>
            {words.link}
          </Button>
        </DialogActions>
      </DialogBody>
    </Dialog>
  );
}

/** The other conversations of this customer, the newest first. */
function useOthers(id: string): readonly Choice[] {
  const messages = useMessages();
  const customer = useConsole((state) => state.logs[id]?.customer.id ?? null);
  const [choices, setChoices] = useState<readonly Choice[]>(NONE);
  useEffect(() => {
    if (customer === null) return;
    api.history(customer, null, { show: "conversations", channel: "", state: "", since: "" }).then(
      ({ conversations }) =>
        setChoices(
          conversations
            .filter((entry) => entry.id !== id && !entry.is_restricted)
            .map((entry) => ({
              id: entry.id,
              name: `${entry.subject || channelWord(messages, entry.channel)} · ${moment(entry.arrived_at)}`,
              detail: stateWord(messages, entry.state ?? ""),
            })),
        ),
      // Without them what is related already can still be seen and taken apart.
      () => undefined,
    );
  }, [customer, id, messages]);
  return choices;
}

interface ListProps {
  readonly name: string;
  readonly related: readonly Related[];
  readonly undo: string;
  readonly onUndo: (id: string) => void;
  /** Of what was split off, or from which this was: to make both one again. */
  readonly onUnsplit?: ((id: string) => void) | undefined;
}

function List({ name, related, undo, onUndo, onUnsplit }: ListProps): ReactElement | null {
  const messages = useMessages();
  if (related.length === 0) return null;
  return (
    <section>
      <h3>{name}</h3>
      <ul className={styles.people} aria-label={name}>
        {related.map((one) => {
          const shown = one.subject || called(messages, { id: one.customer_id, name: one.customer });
          return (
            <li key={one.id} className={styles.person}>
              <span className={styles.name}>
                <Button isSmall tone="quiet" onPress={() => openConversation(one.id)}>
                  {shown}
                </Button>{" "}
                {channelWord(messages, one.channel)} · {stateWord(messages, one.state)}
              </span>
              {one.was_split && onUnsplit !== undefined && (
                <Button
                  isSmall
                  aria-label={`${messages.work.related.unsplit}: ${shown}`}
                  onPress={() => onUnsplit(one.id)}
                >
                  {messages.work.related.unsplit}
                </Button>
              )}
              <Button isSmall aria-label={`${undo}: ${shown}`} onPress={() => onUndo(one.id)}>
                {undo}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
