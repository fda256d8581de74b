import { hubUrl } from "./base";
import { forgetBegun, takeBegun, type Answer } from "./begun";
import { learnClock } from "./clock";

/** A refusal of the hub; `detail` says what to do next. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string;
  /** Its name for programs, such as `edited-meanwhile`. */
  readonly kind: string;
  /** What a program is told beside the text. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    title: string,
    detail: string,
    kind = "",
    members: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
    this.name = "Problem";
    this.status = status;
    this.detail = detail;
    this.kind = kind;
    this.members = members;
  }
}

/** Status of a problem that never reached the hub. */
export const UNREACHABLE = 0;
/** The longest answers are those of trials, which say within a second that they have begun. */
const PATIENCE_MS = 30_000;

let csrf = "";
let onSignedOut: () => void = () => undefined;

/** Keep the token that every later change carries. */
export function setCsrf(token: string): void {
  csrf = token;
}

/** Call `listener` when the hub no longer knows this session. */
export function onSessionLost(listener: () => void): void {
  onSignedOut = listener;
}

/** Ask the hub and return its JSON; a refusal is thrown as a `Problem`. */
export async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const headers: Record<string, string> = { Accept: "application/json" };
  if (method !== "GET") headers["X-CSRF-Token"] = csrf;
  if (body !== undefined) headers["Content-Type"] = "application/json";
  const init: RequestInit = { method, headers, credentials: "same-origin" };
  if (body !== undefined) init.body = JSON.stringify(body);
  init.signal = patience(signal);
  if (method !== "GET") forgetBegun();
  const begun = method === "GET" ? await takeBegun(path) : null;
  const { response, at } = begun ?? (await answered(path, init));
  learnClock(response.headers.get("Date"), at);
  if (!response.ok) throw await problemOf(response, path);
  return (response.status === 204 ? undefined : await response.json()) as T;
}

/** Send a file as it is, however long that takes, and return the JSON of the answer. */
export async function deliver<T>(path: string, file: Blob): Promise<T> {
  const headers = { Accept: "application/json", "X-CSRF-Token": csrf, "Content-Type": "text/csv" };
  const { response } = await answered(path, { method: "POST", headers, credentials: "same-origin", body: file });
  if (!response.ok) throw await problemOf(response, path);
  return (await response.json()) as T;
}

/** Nobody waits for ever for an answer that got lost: it is as if the hub had not been reached, and can be tried again. */
function patience(signal: AbortSignal | undefined): AbortSignal {
  const patient = AbortSignal.timeout(PATIENCE_MS);
  return signal === undefined ? patient : AbortSignal.any([signal, patient]);
}

async function answered(path: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(hubUrl(path), init).catch(() => {
    throw new Problem(UNREACHABLE, "unreachable", "");
  });
  return { response, at: Date.now() };
}

async function problemOf(response: Response, path: string): Promise<Problem> {
  if (response.status === 401 && path !== "api/session") onSignedOut();
  const body = (await response.json().catch(() => ({}))) as { title?: string; detail?: string; type?: string };
  const kind = body.type?.split("/").at(-1) ?? "";
  return new Problem(response.status, body.title ?? response.statusText, body.detail ?? "", kind, { ...body });
}

/** Send one file; fetch cannot report progress of what it sends, so this is an XMLHttpRequest. */
export function upload<T>(path: string, file: File, onProgress: (share: number) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", hubUrl(path));
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("error", () => reject(new Problem(UNREACHABLE, "unreachable", "")));
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status === 401) onSignedOut();
      if (request.status < 300) resolve(answer as T);
      else reject(new Problem(request.status, answer.title ?? "", answer.detail ?? ""));
    });
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

function parsed(text: string): { title?: string; detail?: string } {
  try {
    return JSON.parse(text) as { title?: string; detail?: string };
  } catch {
    return {};
  }
}
