import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

let place: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.useFakeTimers();
  // Whether a screen has been seen is known for as long as a page stands: each test begins with another page.
  vi.resetModules();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  place = document.body.appendChild(document.createElement("div"));
  root = createRoot(place);
});

afterEach(() => {
  act(() => root.unmount());
  place.remove();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTimeAsync(milliseconds));

async function drawn() {
  const [{ Soon }, { tellDrawn }] = await Promise.all([import("../ui/soon"), import("../loading/firstLook")]);
  const draw = () =>
    act(async () =>
      root.render(
        <main>
          Desk
          <Soon>
            <p>Later</p>
          </Soon>
        </main>,
      ),
    );
  await draw();
  return { draw, tellDrawn };
}

test("what nobody looks for at once comes when the first screen has been seen, and stays for whoever comes later", async () => {
  const { draw, tellDrawn } = await drawn();
  expect(place.textContent).toBe("Desk");
  tellDrawn();
  await pass(1_600);
  expect(place.textContent).toBe("DeskLater");
  act(() => root.unmount());
  root = createRoot(place);
  await draw();
  expect(place.textContent).toBe("DeskLater");
});

test("where no screen comes nothing is waited for without end", async () => {
  await drawn();
  await pass(3_500);
  expect(place.textContent).toBe("DeskLater");
});
