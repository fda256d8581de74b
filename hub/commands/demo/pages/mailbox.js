import { find, keepList, keepOptions, make } from "./elements.js";
import { sendMail } from "./hub.js";
import { localeOf } from "./language.js";

// The letters of one thread share their first ancestor.
function rootOf(mail, byId) {
  const seen = new Set();
  let now = mail;
  while (!seen.has(now.id)) {
    seen.add(now.id);
    const references = (now.headers["References"] ?? "").split(/\s+/).filter(Boolean);
    const parent = byId.get(now.headers["In-Reply-To"]) ?? references.map((id) => byId.get(id)).find(Boolean);
    if (!parent) break;
    now = parent;
  }
  return now.id;
}

function threadsOf(mails) {
  const byId = new Map(mails.map((mail) => [mail.id, mail]));
  const threads = new Map();
  for (const mail of mails) {
    const root = rootOf(mail, byId);
    threads.set(root, [...(threads.get(root) ?? []), mail]);
  }
  return [...threads].map(([id, letters]) => ({ id, letters })).reverse();
}

// One customer's mailbox: threads, newest first, and a sheet to write on.
export function createMailbox(words, language) {
  const [select, list, form, subject, letter, files] = ["mail-customer", "threads", "mail-form", "subject", "letter", "files"].map(find);
  const clock = new Intl.DateTimeFormat(localeOf(language), { dateStyle: "medium", timeStyle: "short" });
  let latest = null;
  let answered = null;

  function drawLetter(mail) {
    const isMine = mail.direction === "in";
    return make(
      "li",
      { class: isMine ? "letter mine" : "letter theirs" },
      make("p", { class: "from" }, make("strong", {}, isMine ? words.you : mail.from), make("small", { class: "soft" }, clock.format(new Date(mail.at)))),
      make("p", { class: "body" }, mail.text),
      ...mail.files.map((file) => make("p", {}, make("a", { href: file.url, download: file.name }, file.name))),
      make(
        "details",
        {},
        make("summary", {}, words.headers),
        make("pre", { tabindex: "0" }, Object.entries(mail.headers).map(([name, value]) => `${name}: ${value}`).join("\n")),
      ),
      !isMine && make("button", { class: "quiet small", click: () => compose(mail) }, words.reply),
    );
  }

  function drawThread({ letters }) {
    const [first] = letters;
    const open = make("details", { open: true });
    open.append(
      make("summary", {}, make("strong", {}, first.subject), make("small", { class: "soft" })),
      make("ol", {}),
    );
    return make("li", { class: "thread" }, open);
  }

  function show() {
    const customer = latest.customers.find((one) => String(one.id) === select.value);
    find("mail-from").textContent = customer?.email ?? "";
    const mails = latest.mail.filter((one) => customer && (one.from === customer.email || one.to === customer.email));
    const threads = threadsOf(mails);
    keepList(list, threads, (thread) => thread.id, drawThread);
    threads.forEach(({ letters }, index) => {
      const place = list.children[index];
      place.querySelector("summary small").textContent = words.letters(letters.length);
      keepList(place.querySelector("ol"), letters, (mail) => mail.id, drawLetter);
    });
    find("no-mail").hidden = threads.length > 0;
  }

  // An answer goes to the address from which the letter came.
  function tellWhereTo() {
    const address = answered?.from ?? latest.accounts?.email;
    find("mail-to").textContent = address ? words.to(address) : "";
  }

  function compose(mail) {
    answered = mail;
    tellWhereTo();
    subject.value = mail ? mail.subject.replace(/^(re:\s*)*/i, "Re: ") : "";
    form.hidden = false;
    find("mail-foot").hidden = true;
    (mail ? letter : subject).focus();
  }

  function putAway() {
    form.reset();
    form.hidden = true;
    find("mail-foot").hidden = false;
    find("write").focus();
  }

  async function send(event) {
    event.preventDefault();
    const body = new FormData();
    body.append("customer", select.value);
    body.append("subject", subject.value);
    body.append("text", letter.value);
    if (answered) body.append("in_reply_to", answered.id);
    for (const file of files.files) body.append("file", file);
    const problem = await sendMail(body).then(
      () => "",
      (error) => error.message || words.failed,
    );
    find("mail-problem").textContent = problem;
    if (!problem) putAway();
  }

  select.addEventListener("change", show);
  find("write").addEventListener("click", () => compose(null));
  find("cancel").addEventListener("click", putAway);
  form.addEventListener("submit", send);

  return (state) => {
    latest = state;
    const reachable = state.customers.filter((one) => one.email);
    keepOptions(select, reachable, (one) => one.name);
    tellWhereTo();
    show();
  };
}
