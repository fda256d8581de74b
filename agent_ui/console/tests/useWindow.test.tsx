import { act, type ReactElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useWindow } from "../ui/useWindow";

let root: Root;

beforeEach(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(async () => {
  await act(async () => root.unmount());
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const ids = (count: number) => Array.from({ length: count }, (_, place) => `row ${place}`);

function Rows({ all, first }: { readonly all: readonly string[]; readonly first?: number }): ReactElement {
  const { list, window } = useWindow(all, document.body, 50, null, first);
  return (
    <ul ref={list}>
      {all.slice(window.from, window.to).map((id) => (
        <li key={id}>{id}</li>
      ))}
    </ul>
  );
}

/** The second row is another element for each kind of it, as one that somebody takes is. */
function Kinds({ all, kind }: { readonly all: readonly string[]; readonly kind: string }): ReactElement {
  const { list, window } = useWindow(all, document.body, 50, null, 2);
  return (
    <ul ref={list}>
      {all.slice(window.from, window.to).map((id, place) => (
        <li key={place === 1 ? id + kind : id}>{id}</li>
      ))}
    </ul>
  );
}

const rows = () => [...document.querySelectorAll("li")];
const places = () => rows().map((row) => `${row.getAttribute("aria-posinset")}/${row.getAttribute("aria-setsize")}`);

test("of a long list below the first screen nothing is drawn at the start, of a short one everything", async () => {
  await act(async () => root.render(<Rows all={ids(500)} first={0} />));
  expect(rows()).toHaveLength(0);
  await act(async () => root.render(<Rows all={ids(20)} first={0} />));
  expect(rows()).toHaveLength(20);
});

test("each row of a long list says where it stands, also after another has come", async () => {
  await act(async () => root.render(<Rows all={ids(500)} first={2} />));
  expect(places()).toEqual(["1/500", "2/500"]);
  await act(async () => root.render(<Rows all={["new", ...ids(500)]} first={2} />));
  expect(places()).toEqual(["1/501", "2/501"]);
});

test("a row that becomes one of another kind says where it stands at once", async () => {
  const all = ids(500);
  const draw = (kind: string) => act(async () => root.render(<Kinds all={all} kind={kind} />));
  await draw("waiting");
  const before = rows()[1];
  await draw("mine");
  expect(rows()[1]).not.toBe(before);
  expect(places()).toEqual(["1/500", "2/500"]);
});

test("rows of a list that is drawn whole need not be told where they stand", async () => {
  await act(async () => root.render(<Rows all={ids(3)} />));
  expect(places()).toEqual(["null/null", "null/null", "null/null"]);
});
