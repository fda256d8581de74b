import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, test } from "vitest";
import { WritingField } from "../conversation/WritingField";

const NAMES = [{ key: "bo", name: "Bo", detail: "", text: "@Bo " }];

test("a list opens at what a command wrote into the field that has the focus", () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  const place = document.body.appendChild(document.createElement("div"));
  const root = createRoot(place);
  const show = (text: string) =>
    act(() =>
      root.render(
        <WritingField
          text={text}
          label="Note"
          placeholder=""
          isReadOnly={false}
          describedBy={undefined}
          signs={["@"]}
          suggest={() => NAMES}
          listLabel={() => "Colleagues"}
          onWrite={() => undefined}
          onKeyDown={() => undefined}
          onPaste={() => undefined}
          onTake={() => undefined}
        />,
      ),
    );
  show("");
  act(() => place.querySelector("textarea")?.focus());
  expect(place.querySelector("[role=listbox]")).toBeNull();
  show("Ask @");
  expect(place.querySelector("[role=listbox]")).not.toBeNull();
  act(() => root.unmount());
});
