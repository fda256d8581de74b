import { find, make } from "./elements.js";

// The shop in its frame, and as whom one comes to it. The choice stays in the address, like the language.
export function createShop(words, language) {
  const frame = find("shop");
  const link = find("shop-link");
  const choice = find("visitor");
  const about = find("visitor-about");
  const wished = new URLSearchParams(location.search).get("visitor");

  function show() {
    const address = `/demo/shop?${new URLSearchParams({ language, visitor: choice.value })}`;
    about.textContent = words.visitors[choice.value].about;
    frame.src = address;
    link.href = address;
  }

  for (const [id, { name }] of Object.entries(words.visitors)) {
    choice.append(make("option", { value: id, selected: id === wished }, name));
  }
  choice.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("visitor", choice.value);
    history.replaceState(null, "", address);
    show();
  });
  frame.title = words.shopFrame;
  show();
}
