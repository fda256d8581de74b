import { expect, test } from "vitest";
import type { Desk } from "@contact-hub/shared/wire.gen";
import { advanceAfter, neighbourOf } from "../desk/advance";
import { forEach, grouped, type Outcome } from "../desk/bulk";
import { DEEDS, fittingIds } from "../desk/selection";
import { EMPTY_FLOOR, START, type ConsoleState } from "../desk/state";
import { present, set } from "../desk/store";
import { go, openDialog } from "../desk/view";

const ids = ["a", "b", "c", "d", "e", "f", "g"];
const explain = (error: unknown) => (error as Error).message;

test("each has its own outcome, and one refusal keeps nobody from the rest", async () => {
  const told: Outcome[] = [];
  const deed = (id: string) => (id === "c" ? Promise.reject(new Error("no room")) : Promise.resolve());
  await forEach(ids, deed, explain, (outcome) => told.push(outcome));
  expect(told.toSorted((one, other) => one.id.localeCompare(other.id))).toEqual(
    ids.map((id) => ({ id, problem: id === "c" ? "no room" : null })),
  );
});

test("at most four are on their way at once", async () => {
  let now = 0;
  let most = 0;
  const deed = async () => {
    now += 1;
    most = Math.max(most, now);
    await Promise.resolve();
    now -= 1;
  };
  await forEach(ids, deed, explain, () => undefined);
  expect(most).toBe(4);
});

test("when it is stopped what has begun is finished, and nothing else begins", async () => {
  const told: string[] = [];
  let isStopped = false;
  const tell = ({ id }: Outcome) => {
    told.push(id);
    isStopped = true;
  };
  await forEach(
    ids,
    () => Promise.resolve(),
    explain,
    tell,
    () => isStopped,
  );
  expect(told).toEqual(["a", "b", "c", "d"]);
});

const row = (id: string, state: string) => ({ id, state, channel: "sms", queue: "q", customer: { id, name: id } });
const waits = (id: string, offered_to: string | null = null) => ({
  conversation_id: id,
  offered_to,
  channel: "sms",
  queue: "q",
  customer: { id, name: id },
});

function aDesk(permissions: readonly string[]): ConsoleState {
  const desk = {
    conversations: [row("open", "open"), row("wrapping", "wrap_up")],
    held: [row("hers", "open")],
    waiting: [waits("free"), waits("rings", "bo")],
    mentions: [],
    drafts: [],
  } as unknown as Desk;
  const queues = [{ id: "q", name: "Q", team: "t", allows_taking: true }] as unknown as ConsoleState["floor"]["queues"];
  const session = { permissions, person: { id: "me" } } as unknown as ConsoleState["session"];
  const route = { page: "inbox", list: "all", conversation: null } as const;
  const selection = ["open", "wrapping", "hers", "free", "rings"];
  return { ...START, phase: "ready", desk, session, floor: { ...EMPTY_FLOOR, queues }, route, selection };
}

test("only what is possible is offered, and only for those with which it is", () => {
  const team = { ...aDesk(["desk.work"]), route: { page: "inbox", list: "team", conversation: null } } as ConsoleState;
  expect(DEEDS.map((deed) => fittingIds(team, deed))).toEqual([["free"], [], [], ["hers", "free", "rings"], []]);
  const all = aDesk(["desk.work", "floor.steer"]);
  expect(fittingIds(all, "close")).toEqual(["open", "wrapping", "hers", "free", "rings"]);
  expect(fittingIds(all, "take")).toEqual(["free"]);
  expect(fittingIds(all, "snooze")).toEqual(["open"]);
});

test("the same reason is told once, with everything that it kept from being done", () => {
  const outcomes = ["a", "b", "c", "d"].map((id) => ({
    id,
    problem: id === "b" ? "closed" : id === "d" ? null : "not yours",
  }));
  expect(grouped(outcomes)).toEqual([
    { problem: "not yours", ids: ["a", "c"] },
    { problem: "closed", ids: ["b"] },
  ]);
});

test("what is picked stays picked beside another conversation, and ends with another list", () => {
  set(aDesk(["desk.work", "floor.steer"]));
  go({ page: "inbox", list: "all", conversation: "open" });
  expect(present().selection).toHaveLength(5);
  go({ page: "inbox", list: "mine", conversation: "open" });
  expect(present().selection).toEqual([]);
  set(START);
});

test("one goes on from the next row, from the one before at the end, and from nowhere where it was alone", () => {
  expect(neighbourOf(["a", "b", "c"], "b")).toBe("c");
  expect(neighbourOf(["a", "b", "c"], "c")).toBe("b");
  expect(neighbourOf(["a"], "a")).toBeNull();
  expect(neighbourOf(["a"], "b")).toBeNull();
});

test("whoever opens a dialog before the hub has answered keeps it, and what lies under it", async () => {
  const here = { page: "inbox", list: "mine", conversation: "wrapping" } as const;
  const isDone = () => Promise.resolve(true);
  set({ ...aDesk(["desk.work"]), route: here });
  await advanceAfter("wrapping", () => {
    openDialog("palette");
    return isDone();
  });
  expect([present().dialog, present().route]).toEqual(["palette", here]);
  set({ dialog: "snooze" });
  await advanceAfter("wrapping", isDone);
  expect([present().dialog, present().route]).toEqual([null, { ...here, conversation: null }]);
  set(START);
});
