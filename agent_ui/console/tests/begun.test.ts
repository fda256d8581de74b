import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { begin, forgetBegun, WHO } from "../desk/begun";
import { ask } from "../desk/http";

const answers: Record<string, () => Response> = {};
const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", async (address: string, init?: RequestInit) => {
    const path = new URL(address).pathname.slice(1);
    asked.push(`${init?.method ?? "GET"} ${path}`);
    const answer = answers[path];
    if (answer === undefined) throw new TypeError("no line");
    return answer();
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  forgetBegun();
  for (const path of Object.keys(answers)) delete answers[path];
});

const signedIn = (...permissions: readonly string[]) => {
  answers["api/session"] = () => Response.json({ permissions });
  answers["api/floor"] = () => Response.json({ company: "Lamps" });
  answers["api/desk"] = () => Response.json({ number: 7 });
};

test("whoever has a desk is asked for it before the console is there, and only once", async () => {
  signedIn("desk.read");
  begin();
  await vi.waitFor(() => expect(asked).toEqual(["GET api/session", "GET api/floor", "GET api/desk"]));
  expect(await ask("GET", WHO)).toEqual({ permissions: ["desk.read"] });
  expect(await Promise.all([ask("GET", "api/desk"), ask("GET", "api/floor")])).toEqual([
    { number: 7 },
    { company: "Lamps" },
  ]);
  expect(asked).toHaveLength(3);
});

test("a desk that is wanted again is asked for again", async () => {
  signedIn("desk.read");
  begin();
  await ask("GET", "api/desk");
  answers["api/desk"] = () => Response.json({ number: 8 });
  expect(await ask("GET", "api/desk")).toEqual({ number: 8 });
});

test("whoever only administers is not asked for a desk", async () => {
  signedIn("admin.manage");
  begin();
  expect(await ask("GET", "api/floor")).toEqual({ company: "Lamps" });
  expect(asked).toEqual(["GET api/session", "GET api/floor"]);
});

test("whoever is not signed in is told so once, and what another person sees was not asked for before she came", async () => {
  answers["api/session"] = () => new Response(null, { status: 204 });
  begin();
  expect(await ask("GET", WHO)).toBeUndefined();
  expect(asked).toEqual(["GET api/session"]);
  signedIn("desk.read");
  await ask("POST", "api/session", {});
  expect(await ask("GET", "api/desk")).toEqual({ number: 7 });
  expect(asked).toEqual(["GET api/session", "POST api/session", "GET api/desk"]);
});

test("what was lost on the way is asked for again by whoever needs it", async () => {
  begin();
  await vi.waitFor(() => expect(asked).toHaveLength(1));
  signedIn("desk.read");
  expect(await ask("GET", WHO)).toEqual({ permissions: ["desk.read"] });
  expect(await ask("GET", "api/desk")).toEqual({ number: 7 });
});
