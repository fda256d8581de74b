import { find, keepList, keepOptions, make } from "./elements.js";
import { sendText } from "./hub.js";
import { localeOf } from "./language.js";

// One customer's telephone: her texts, and a field to write the next.
export function createTelephone(words, language) {
  const [select, list, form, field] = ["phone-customer", "texts", "text-form", "text"].map(find);
  const clock = new Intl.DateTimeFormat(localeOf(language), { hour: "numeric", minute: "2-digit" });
  let latest = null;

  function draw(message) {
    const isMine = message.direction === "in";
    const meta = [clock.format(new Date(message.at)), isMine ? words.states[message.state] ?? "" : ""];
    return make(
      "div",
      { class: isMine ? "mine" : "theirs" },
      make("p", { class: "bubble" }, message.text),
      make("p", { class: "meta" }, meta.filter(Boolean).join(" · ")),
    );
  }

  function show() {
    const customer = latest.customers.find((one) => String(one.id) === select.value);
    find("phone-from").textContent = customer?.phone ?? "";
    const texts = latest.phone.filter((one) => customer && (one.from === customer.phone || one.to === customer.phone));
    const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
    keepList(list, texts, (one) => `${one.id} ${one.state}`, draw);
    if (texts.length === 0) list.append(make("p", { class: "empty" }, words.noTexts));
    if (isAtEnd) list.scrollTop = list.scrollHeight;
  }

  select.addEventListener("change", show);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (!text) return;
    field.value = "";
    const problem = await sendText(select.value, text).then(
      () => "",
      (error) => error.message || words.failed,
    );
    find("text-problem").textContent = problem;
    if (problem) field.value ||= text;
  });

  return (state) => {
    latest = state;
    const reachable = state.customers.filter((one) => one.phone);
    keepOptions(select, reachable, (one) => one.name);
    find("text-to").textContent = state.accounts?.sms ? words.to(state.accounts.sms) : words.text;
    show();
  };
}
