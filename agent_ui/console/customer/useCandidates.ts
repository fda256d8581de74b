import { useCallback, useEffect, useState } from "react";
import { api } from "../desk/api";
import { called } from "../desk/called";
import type { Lookalike } from "../desk/customers";
import type { Messages } from "../i18n/en";
import { percent } from "../i18n/format";
import { useMessages } from "../i18n/language";
import type { Choice, ChoiceGroup } from "../ui/Field";

const NOBODY: readonly never[] = [];
const PAUSE_MS = 150;
const MOST = 8;

interface Candidates {
  readonly groups: readonly ChoiceGroup[];
  readonly onSearch: (text: string) => void;
}

/** Who may be meant: those who look alike, and whoever is found by what is typed. */
export function useCandidates(customer: string): Candidates {
  const messages = useMessages();
  const words = messages.customer.merging;
  const [alike, setAlike] = useState<readonly Lookalike[]>(NOBODY);
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly Choice[]>(NOBODY);
  useEffect(() => {
    let isWanted = true;
    api.aroundCustomer(customer).then(
      ({ lookalikes }) => isWanted && setAlike(lookalikes),
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [customer]);
  useEffect(() => {
    const q = text.trim();
    const stop = new AbortController();
    const wait = setTimeout(() => {
      if (q === "") return setFound(NOBODY);
      return void choicesFor(messages, q, stop.signal).then(setFound, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [text, messages]);
  const wanted = text.trim().toLocaleLowerCase();
  const suggested = alike
    .map((one) => ({ id: one.customer.id, name: called(messages, one.customer), detail: percent(one.score) }))
    .filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  const others = found.filter(({ id }) => id !== customer && !suggested.some((one) => one.id === id));
  const groups = [
    { name: words.suggested, choices: suggested },
    { name: words.found, choices: others },
  ].filter(({ choices }) => choices.length > 0);
  return { groups, onSearch: useCallback((next: string) => setText(next), []) };
}

async function choicesFor(messages: Messages, q: string, signal: AbortSignal): Promise<readonly Choice[]> {
  const { customers } = await api.search({ q, limit: MOST, kind: "customers" }, signal);
  return customers.found.map(({ id, name, details }) => ({
    id,
    name: called(messages, { id, name: plain(name) }),
    detail: details.map(plain).join(" · "),
  }));
}

const plain = (segments: readonly { readonly text: string }[]) => segments.map(({ text }) => text).join("");
