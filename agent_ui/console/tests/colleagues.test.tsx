import type { ConversationRow, Desk } from "@contact-hub/shared/wire.gen";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ColleaguesPage } from "../colleagues/ColleaguesPage";
import { TransferDialog } from "../conversation/TransferDialog";
import { api } from "../desk/api";
import { beginDeed, deedsFor, matterOf } from "../desk/colleagueDeeds";
import { draftOf } from "../desk/drafts";
import { mentionsNow } from "../desk/mentions";
import { START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import { go } from "../desk/view";
import { colleague } from "./colleague";

const row = (id: string, last: string) =>
  ({
    id,
    state: "open",
    queue: "support-fr",
    last_message_at: last,
    participants: [],
    customer: { id: `of ${id}`, name: "Camille" },
  }) as unknown as ConversationRow;

const colleagues = [
  colleague("dana", { name: "Dana Moreau" }),
  colleague("anna", { name: "Anna Fischer", presence: "offline", holding: 2 }),
];
const people = [
  { id: "dana", name: "Dana Moreau", teams: ["french"], email: "", skills: ["French", "Orders"] },
  { id: "anna", name: "Anna Fischer", teams: ["german"], email: "", skills: ["German"] },
];
const queues = [{ id: "support-fr", name: "French", team: "french" }];

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
  const conversations = [row("c1", "2026-05-04T08:00:00+00:00"), row("c2", "2026-05-04T09:00:00+00:00")];
  const rows = { conversations, offers: [], waiting: [], held: [], joined: [], mentions: [], drafts: [], help: [] };
  const desk = { me: { id: "bo", presence: "available", capacity: {}, paused: {} }, colleagues, ...rows };
  set({
    ...START,
    phase: "ready",
    desk: desk as unknown as Desk,
    floor: { ...START.floor, people, queues },
  } as unknown as ConsoleState);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.restoreAllMocks();
  set(START);
});

const rowsShown = () => [...place.querySelectorAll("tbody tr")].map((one) => one.textContent ?? "");

test("each colleague stands with what she can do, and who is not there does nothing", () => {
  act(() => root.render(<ColleaguesPage />));
  const [dana, anna] = rowsShown();
  expect(dana).toContain("French, Orders");
  expect(anna).toContain("German");
  expect(anna).not.toContain("working");
});

test("a colleague is found by what she can do", async () => {
  await act(async () => root.render(<ColleaguesPage />));
  const field = place.querySelector("input") as HTMLInputElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, "fren");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(rowsShown()).toHaveLength(1);
  expect(rowsShown()[0]).toContain("Dana");
});

test("what is done with a colleague is about the conversation I come from, else about the last I heard of", () => {
  expect(matterOf(present())?.id).toBe("c2");
  go({ page: "inbox", list: "mine", conversation: "c1" });
  go({ page: "colleagues" });
  expect(matterOf(present())?.id).toBe("c1");
});

test("only what the hub would take is offered", () => {
  const about = row("c1", "");
  expect(deedsFor(present(), about, "dana")).toEqual(["hand_over", "invite", "ask"]);
  expect(deedsFor(present(), about, "anna")).toEqual(["invite"]);
});

test("asking writes her name into the note, and she is called by it", () => {
  beginDeed("ask", "c1", "dana", "Dana Moreau");
  expect(present().route).toMatchObject({ page: "inbox", conversation: "c1" });
  expect(present().composer).toBe("note");
  expect(draftOf("c1", "note").text).toBe("@Dana Moreau ");
  expect(mentionsNow("c1", "@Dana Moreau can you read French?")).toEqual(["dana"]);
});

test("a transfer begins with whoever was chosen, shows what she can do, and leaves by Ctrl+Enter", async () => {
  const moved = vi.spyOn(api, "transfer").mockResolvedValue(undefined);
  beginDeed("hand_over", "c1", "dana", "Dana Moreau");
  expect(present().dialog).toBe("transfer");
  await act(async () => root.render(<TransferDialog id="c1" />));
  const note = document.querySelector("textarea") as HTMLTextAreaElement;
  await act(async () => {
    note.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }));
  });
  expect(moved).toHaveBeenCalledWith("c1", { agent: "dana" }, "");
});
