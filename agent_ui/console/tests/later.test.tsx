import { act, Suspense } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fetchAhead, later } from "../ui/later";

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const Words = () => <p>Here</p>;
const gone = () => Promise.reject(new TypeError("Failed to fetch dynamically imported module"));
const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

test("a part that the line kept away is drawn once the line is back, and what stands around it stays", async () => {
  const load = vi
    .fn(async () => Words)
    .mockImplementationOnce(gone)
    .mockImplementationOnce(gone);
  const Part = later(load);
  await act(async () =>
    root.render(
      <main>
        <h1>Desk</h1>
        <Suspense fallback={null}>
          <Part />
        </Suspense>
      </main>,
    ),
  );
  await pass(600);
  expect(place.textContent).toBe("Desk");
  await pass(1_000);
  expect(place.textContent).toBe("DeskHere");
});

test("a style sheet that failed is asked for again with its part", async () => {
  const asked = vi.spyOn(document.head, "append").mockImplementation(() => undefined);
  const unstyled = () => Promise.reject(new Error("Unable to preload CSS for /assets/part.css"));
  const Part = later(vi.fn(async () => Words).mockImplementationOnce(unstyled));
  await act(async () => root.render(<Suspense fallback={null}>{<Part />}</Suspense>));
  await pass(600);
  expect(place.textContent).toBe("Here");
  expect(asked.mock.calls.map(([link]) => (link as HTMLLinkElement).getAttribute("href"))).toEqual([
    "/assets/part.css",
  ]);
});

test("what was not drawn yet is fetched ahead, each once, and again later where the line is cut", async () => {
  const [first, second] = [vi.fn(async () => Words), vi.fn(async () => Words).mockImplementationOnce(gone)];
  later(first);
  later(second);
  await fetchAhead();
  await fetchAhead();
  await fetchAhead();
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(2);
});
