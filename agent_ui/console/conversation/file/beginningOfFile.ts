/** What a text file begins with: enough to judge it by, however long it is. */

export const MOST_SHOWN_BYTES = 65_536;

export interface Beginning {
  readonly text: string;
  readonly isWhole: boolean;
}

/** Read a file until enough of it is here; throws where it cannot be had. */
export async function beginningOfFile(url: string, signal: AbortSignal): Promise<Beginning> {
  const answer = await fetch(url, { signal, credentials: "same-origin" });
  if (!answer.ok || answer.body === null) throw new Error(String(answer.status));
  const reader = answer.body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  while (length <= MOST_SHOWN_BYTES) {
    const { done, value } = await reader.read();
    if (done) {
      isWhole = true;
      break;
    }
    parts.push(value);
    length += value.length;
  }
  if (!isWhole) await reader.cancel();
  return { text: decoded(joined(parts, length).subarray(0, MOST_SHOWN_BYTES)), isWhole };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** By its mark, else as UTF-8, else as the older Chinese or western bytes that are no UTF-8. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  for (const charset of ["utf-8", "gb18030"]) {
    const text = strictly(charset, bytes);
    if (text !== null) return text;
  }
  return new TextDecoder("windows-1252").decode(bytes);
}

/** The text, or null; a character cut in two at the end is no fault. */
function strictly(charset: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}
