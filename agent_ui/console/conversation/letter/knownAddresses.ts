/** Mail addresses of known customers, offered while one writes to whom a mail goes. */
import { useEffect, useState } from "react";
import { api } from "../../desk/api";
import type { Suggestion } from "../suggest";

const PAUSE_MS = 150;
const MOST = 8;
const SHORTEST_QUERY = 2;
const ADDRESS = /[^\s@,;<>"()]{1,64}@[^\s@,;<>"()]{1,255}/;
const NOBODY: readonly Suggestion[] = [];

/** What is being written of the last address in a field; empty where it is finished. */
export const begunIn = (text: string): string => (/[^,;\n]*$/.exec(text)?.[0] ?? "").trim();

/** The field with the address in the place of what was begun, ready for the next. */
export const withAddress = (text: string, address: string): string =>
  `${text.slice(0, text.length - (/[^,;\n]*$/.exec(text)?.[0] ?? "").length).trimEnd()} ${address}, `.trimStart();

/** Whose addresses may be meant, once somebody pauses; none while the field is not being written in. */
export function useKnownAddresses(text: string, isWanted: boolean): readonly Suggestion[] {
  const [found, setFound] = useState(NOBODY);
  const query = isWanted ? begunIn(text) : "";
  const isAsked = query.length >= SHORTEST_QUERY;
  useEffect(() => {
    const stop = new AbortController();
    const wait = setTimeout(() => {
      if (!isAsked) return setFound(NOBODY);
      return void customersFor(query, stop.signal).then(setFound, () => undefined);
    }, PAUSE_MS);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [query, isAsked]);
  return isAsked ? found.filter(({ text: address }) => address !== query) : NOBODY;
}

async function customersFor(q: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const { customers } = await api.search({ q, limit: MOST, kind: "customers" }, signal);
  return customers.found.flatMap(({ id, name, details }) => {
    const address = details.map((detail) => ADDRESS.exec(plain(detail))?.[0]).find((one) => one !== undefined);
    return address === undefined ? [] : [{ key: id, name: plain(name) || address, detail: address, text: address }];
  });
}

const plain = (segments: readonly { readonly text: string }[]) => segments.map(({ text }) => text).join("");
