import { expect, test } from "vitest";
import { begunIn, withAddress } from "../conversation/letter/knownAddresses";

test("what is asked for is the address that is being written", () => {
  expect(begunIn("ada@x.example, emm")).toBe("emm");
  expect(begunIn("emma cl")).toBe("emma cl");
  expect(begunIn("ada@x.example, ")).toBe("");
});

test("an address takes the place of what was begun, and leaves room for the next", () => {
  expect(withAddress("emm", "emma@x.example")).toBe("emma@x.example, ");
  expect(withAddress("ada@x.example; emm", "emma@x.example")).toBe("ada@x.example; emma@x.example, ");
});
