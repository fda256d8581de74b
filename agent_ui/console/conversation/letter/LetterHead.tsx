import { Suspense, useEffect, useEffectEvent, useRef, useState, type ReactElement, type RefObject } from "react";
import type { Item } from "@contact-hub/shared/wire.gen";
import { keysOf } from "../../desk/commands/command";
import { replyAll } from "../../desk/commands/replyAll";
import {
  addressesIn,
  answerAll,
  faultOf,
  letterOf,
  othersOf,
  recallLetter,
  type LetterFields,
} from "../../desk/letters";
import type { ChosenSender } from "../../desk/senders";
import { useConsole } from "../../desk/store";
import { useMessages } from "../../i18n/language";
import { Button } from "../../ui/Button";
import { Icon } from "../../ui/Icon";
import styles from "./Letter.module.css";
import { Recipients } from "./Recipients";
import { SenderChoice } from "./SenderChoice";
import { useKnownNames } from "./useKnownNames";
import { later } from "../../ui/later";

const PassedOn = later(async () => (await import("./PassedOn")).PassedOn);
const Fields = later(async () => (await import("./LetterFields")).LetterFields);

const NO_ITEMS: readonly Item[] = [];
const NOTHING: readonly string[] = [];
const LISTS = ["to", "cc", "bcc"] as const;

interface Props {
  readonly id: string;
  readonly sender: ChosenSender | null;
}

/** From where and to whom the mail goes and under which subject: one line, and the fields on demand. */
export function LetterHead({ id, sender }: Props): ReactElement | null {
  const messages = useMessages();
  const words = messages.letters;
  const fields = useConsole((state) => letterOf(state, id));
  const items = useConsole((state) => state.logs[id]?.items ?? NO_ITEMS);
  const known = useKnownNames(id);
  const [chosen, setChosen] = useState<{ readonly forwards: string; readonly isOpen: boolean } | null>(null);
  const head = useRef<HTMLDivElement>(null);
  const forwards = fields?.forwards ?? "";
  const isWhole = fields !== null && faultOf(fields, messages) === null;
  useEffect(() => recallLetter(id), [id]);
  // What is passed on has still to be addressed.
  const isOpen = chosen?.forwards === forwards ? chosen.isOpen : forwards !== "";
  useFolding(head, isOpen && isWhole, () => setChosen({ forwards, isOpen: false }));
  if (fields === null) return null;
  const others = fields.forwards === "" ? othersOf(items, fields) : [];
  const people = peopleIn(fields, known);
  const passedOn = items.find((item) => item.id === fields.forwards);
  return (
    <div ref={head} className={styles.head}>
      <div className={styles.line}>
        <button
          type="button"
          className={styles.summary}
          aria-expanded={isOpen}
          title={people.map(({ address }) => address).join(", ")}
          onClick={() => setChosen({ forwards, isOpen: !isOpen })}
        >
          <Icon name="down" />
          <span className="unseen">{words.head}: </span>
          <Recipients names={people.map(({ name }) => name)} />
          {fields.subject !== "" && <span className={styles.about}>· {fields.subject}</span>}
        </button>
        {sender !== null && <SenderChoice id={id} sender={sender} />}
        {others.length > 0 && (
          <Button isSmall tone="quiet" hint={keysOf(replyAll)} onPress={() => answerAll(id, true)}>
            {words.replyAllWith(others.length)}
          </Button>
        )}
      </div>
      {passedOn !== undefined && (
        <Suspense fallback={null}>
          <PassedOn id={id} item={passedOn} without={fields.without ?? NOTHING} />
        </Suspense>
      )}
      {isOpen && (
        <Suspense fallback={null}>
          <Fields key={fields.forwards} id={id} fields={fields} />
        </Suspense>
      )}
      {sender !== null && sender.known === null && (
        <p role="alert" className={styles.fault}>
          {words.fromGone(sender.address || sender.account)}
        </p>
      )}
      <Fault fields={fields} />
    </div>
  );
}

/** Whoever goes on to write the mail needs the room; only where something is wrong does the head stay open. */
function useFolding(head: RefObject<HTMLDivElement | null>, mayFold: boolean, onFold: () => void): void {
  const fold = useEffectEvent(onFold);
  useEffect(() => {
    const composer = head.current?.parentElement;
    if (!mayFold || !composer) return undefined;
    const look = ({ target }: FocusEvent) => {
      const isWriting = target instanceof HTMLElement && target.matches("[data-composer], [contenteditable]");
      if (isWriting) fold();
    };
    composer.addEventListener("focusin", look);
    return () => composer.removeEventListener("focusin", look);
  }, [head, mayFold]);
}

interface Addressed {
  readonly name: string;
  /** With the name before it, where there is one. */
  readonly address: string;
}

/** Everybody it goes to, each as she is called where that is known. */
function peopleIn(fields: LetterFields, known: ReadonlyMap<string, string>): readonly Addressed[] {
  return LISTS.flatMap((list) => addressesIn(fields[list])).map((address) => {
    const name = known.get(address.toLowerCase());
    return name === undefined ? { name: address, address } : { name, address: `${name} <${address}>` };
  });
}

/** What keeps it from leaving, said while it can be mended. */
function Fault({ fields }: { readonly fields: LetterFields }): ReactElement | null {
  const fault = faultOf(fields, useMessages());
  const isBegun = fields.forwards === "" || [fields.to, fields.cc, fields.bcc].some((text) => text.trim() !== "");
  return fault === null || !isBegun ? null : (
    <p role="alert" className={styles.fault}>
      {fault}
    </p>
  );
}
