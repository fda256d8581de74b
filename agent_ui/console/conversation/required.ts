/** What has to be said before a conversation is closed: written beside its outcome, and kept with it. */
import { useState } from "react";
import { api } from "../desk/api";
import { load, showAnswered } from "../desk/conversations";
import { isValue, requiredIn, type AskedField } from "../desk/customFields";
import { currentRow } from "../desk/derived";
import { showFields } from "../desk/fieldValues";
import { Problem } from "../desk/http";
import { explain, notify } from "../desk/notices";
import type { ConsoleState } from "../desk/state";
import { present, useConsole } from "../desk/store";
import { useMessages } from "../i18n/language";

type Of = AskedField["of"];

interface Said {
  readonly version: number;
  readonly text: string;
  readonly edit: { readonly version: number; readonly by_name: string } | undefined;
}

/** What a conversation, or its customer, says in a field. */
function saidIn(state: ConsoleState, id: string, of: Of, key: string): Said {
  const log = state.logs[id];
  if (log === undefined) return { version: 0, text: "", edit: undefined };
  const { customer, fields } = log;
  return of === "customer"
    ? { version: customer.version, text: customer.attributes[key] ?? "", edit: customer.edits[`attributes.${key}`] }
    : { version: fields.version, text: fields.values[key] ?? "", edit: fields.edits[`fields.${key}`] };
}

const keyOf = ({ of, id }: AskedField) => `${of}.${id}`;

export interface RequiredField {
  readonly field: AskedField;
  readonly text: string;
  readonly error: string | undefined;
  readonly write: (text: string) => void;
}

interface Required {
  readonly fields: readonly RequiredField[];
  /** Keep what was written; false where something is missing, wrong, or was written by somebody else meanwhile. */
  readonly keep: () => Promise<boolean>;
}

/** What is still to be said of a conversation, or was just written. */
export function useRequired(id: string): Required {
  const { fields: words } = useMessages();
  const state = useConsole((desk) => desk.logs[id]);
  const floor = useConsole((desk) => desk.floor);
  const queue = useConsole((desk) => currentRow(desk, id)?.queue ?? "");
  const me = useConsole((desk) => desk.session?.person.name ?? "");
  const [begun] = useState(() => ({
    customer: present().logs[id]?.customer.version ?? 0,
    conversation: present().logs[id]?.fields.version ?? 0,
  }));
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [isTried, setTried] = useState(false);
  const asked = requiredIn(floor, queue).filter(
    (one) => keyOf(one) in typed || saidIn(present(), id, one.of, one.id).text === "",
  );
  const textOf = (one: AskedField) => typed[keyOf(one)] ?? saidIn(present(), id, one.of, one.id).text;

  function errorOf(one: AskedField): string | undefined {
    const text = textOf(one);
    const { text: said, edit } = saidIn(present(), id, one.of, one.id);
    if (!isValue(one, text)) return words.faults[one.kind];
    if (edit !== undefined && edit.version > begun[one.of] && edit.by_name !== me && said !== text.trim()) {
      return words.overtaken(edit.by_name, said);
    }
    return isTried && text.trim() === "" ? words.required : undefined;
  }

  async function keep(): Promise<boolean> {
    setTried(true);
    if (asked.some((one) => textOf(one).trim() === "" || !isValue(one, textOf(one)))) return false;
    const written = (of: Of) =>
      Object.fromEntries(
        asked
          .filter((one) => one.of === of && saidIn(present(), id, of, one.id).text !== textOf(one).trim())
          .map((one) => [one.id, textOf(one).trim()]),
      );
    try {
      await send(id, written("conversation"), written("customer"));
      return true;
    } catch (error) {
      // What the other wrote is shown beside the field: whoever closes again means her own.
      if (error instanceof Problem && error.kind === "edited-meanwhile") await load(id);
      else notify(explain(error), "problem");
      return false;
    }
  }

  const fields = asked.map((field) => ({
    field,
    text: textOf(field),
    error: state === undefined ? undefined : errorOf(field),
    write: (text: string) => setTyped((before) => ({ ...before, [keyOf(field)]: text })),
  }));
  return { fields, keep };
}

type Texts = Readonly<Record<string, string>>;

/** Both are kept over what is on screen now, and over nothing that is not. */
async function send(id: string, ofConversation: Texts, ofCustomer: Texts): Promise<void> {
  const log = present().logs[id];
  if (log === undefined) return;
  if (Object.keys(ofConversation).length > 0) {
    showFields(id, await api.sayFields(id, log.fields.version, ofConversation));
  }
  if (Object.keys(ofCustomer).length > 0) {
    showAnswered(id, await api.changeCustomer(log.customer.id, log.customer.version, { attributes: ofCustomer }));
  }
}
