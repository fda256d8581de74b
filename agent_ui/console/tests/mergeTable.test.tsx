import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { MergeTable } from "../customer/MergeTable";
import type { MergePlan } from "../desk/customers";
import { START } from "../desk/state";
import { set } from "../desk/store";

const blank = { organisation: "", tier: "", notes: "", tags: [], attributes: {}, consents: {}, identities: [] };

test("the table that compares two customers reads as their panel does", () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  set({ ...START, phase: "ready" });
  const plan = {
    kept: { ...blank, name: "Lena", language: "de", value: 4200 },
    merged: { ...blank, name: "L. Vogel", language: "en", value: null },
    changes: [],
    closings: [],
    needs_vouching: false,
  } as unknown as MergePlan;
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  act(() => root.render(<MergeTable plan={plan} />));
  const rows = [...place.querySelectorAll("tbody tr")].map((row) => [...row.children].map((one) => one.textContent));
  expect(rows).toContainEqual(["Language", "German", "English", "German"]);
  expect(rows).toContainEqual(["Value", "4,200", "", "4,200"]);
  act(() => root.unmount());
  set(START);
});
