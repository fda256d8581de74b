// What these pages ask of the hub. All of it exists in demonstration mode only.
//
// GET    /demo/api/stream   server-sent events; each `message` is the whole state as JSON: one at once, then one
//                           after every change, at most one a second. A comment line every 15 s keeps proxies awake.
// GET    /demo/api/state    the same JSON once:
//   { people:    [{ id, name, email, roles: [string], presence, strengths: [string] }],
//     customers: [{ id, name, phone, email }],
//     phone:     [{ id, direction, from, to, text, at, state }],          oldest first, the latest 200
//     mail:      [{ id, direction, from, to, subject, text, at, headers: { name: value }, files: [{ name, url }] }],
//     busy:      { running, progress, arrived, accepted, answered, closed, seconds_left } | null,
//     accounts:  { webchat, sms, email } }
//   direction is "in" for what the customer sent and "out" for what the company answered; from and to are bare
//   numbers or addresses; a mail's id is its Message-ID; progress runs from 0 to 1; accounts holds the name of the
//   chat's account, the company's number and its mail address.
// GET    /demo/api/visitors/{customer}   { name, token }: whom the shop's server says is looking at the page, signed
// POST   /demo/api/text     JSON { customer, text } → 201
// POST   /demo/api/mail     multipart: customer, subject, text, in_reply_to (a mail's id, may be absent), file (any
//                           number) → 201
// POST   /demo/api/busy     JSON { minutes, per_minute } → 201; 409 while one runs
// DELETE /demo/api/busy     204
// A refusal is application/problem+json whose `detail` says what to do. Every request that changes something carries
// `X-Demo: 1`, which no foreign page can send without asking first.

const HEADERS = { "X-Demo": "1" };

export class Refused extends Error {}

async function send(method, path, body, headers = {}) {
  const answer = await fetch(`/demo/api/${path}`, { method, body, headers: { ...HEADERS, ...headers } });
  if (answer.ok) return;
  const problem = await answer.json().catch(() => ({}));
  throw new Refused(problem.detail ?? "");
}

const JSON_BODY = { "Content-Type": "application/json" };

export function sendText(customer, text) {
  return send("POST", "text", JSON.stringify({ customer, text }), JSON_BODY);
}

export function sendMail(form) {
  return send("POST", "mail", form);
}

export function startBusyHour(minutes, perMinute) {
  return send("POST", "busy", JSON.stringify({ minutes, per_minute: perMinute }), JSON_BODY);
}

export function stopBusyHour() {
  return send("DELETE", "busy");
}

export function follow(onState, onLine) {
  const stream = new EventSource("/demo/api/stream");
  stream.addEventListener("message", (event) => onState(JSON.parse(event.data)));
  stream.addEventListener("open", () => onLine(true));
  stream.addEventListener("error", () => onLine(false));
}
