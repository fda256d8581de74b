import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api } from "../desk/api";
import { Problem, UNREACHABLE } from "../desk/http";
import { discard, sendUnreached } from "../desk/sending";
import { START, type PendingMessage } from "../desk/state";
import { present, update } from "../desk/store";

const written = (clientId: string): PendingMessage => ({
  clientId,
  conversationId: "c",
  kind: "note",
  text: clientId,
  html: "",
  files: [],
  letter: null,
  at: "2026-05-04T12:00:00Z",
  problem: "no line",
  isUnreached: true,
  mayBeTaken: true,
  insteadOf: [],
});
const pendingNow = () => present().pending.map(({ clientId }) => clientId);

beforeEach(() => update(() => ({ ...START, pending: ["one", "two", "three"].map(written) })));
afterEach(() => vi.restoreAllMocks());

test("what is thrown away while another is on its way is not sent", async () => {
  const sent: string[] = [];
  vi.spyOn(api, "note").mockImplementation(async (_conversation, { text }) => {
    sent.push(text);
    if (text === "one") discard("two");
    return { id: text, client_id: text } as never;
  });
  await sendUnreached();
  expect(sent).toEqual(["one", "three"]);
  expect(pendingNow()).toEqual([]);
});

test("where the line goes again, what was written later keeps its place", async () => {
  const sent: string[] = [];
  vi.spyOn(api, "note").mockImplementation(async (_conversation, { text }) => {
    sent.push(text);
    throw new Problem(UNREACHABLE, "unreachable", "no line");
  });
  await sendUnreached();
  expect(sent).toEqual(["one"]);
  expect(pendingNow()).toEqual(["one", "two", "three"]);
});
