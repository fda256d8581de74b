import { useRef, useState } from "preact/hooks";

import type { SentFile } from "../chat.ts";
import { upload } from "../upload.ts";
import type { Tools } from "./tools.ts";

/** A file on its way to the hub, or there, or refused. */
export interface Upload {
  readonly key: number;
  readonly name: string;
  readonly percent: number;
  readonly sent: SentFile | null;
  readonly problem: string;
  readonly cancel: AbortController;
}

export interface Uploads {
  readonly all: readonly Upload[];
  readonly ready: readonly SentFile[];
  readonly isBusy: boolean;
  readonly add: (files: FileList | null | undefined) => void;
  readonly remove: (key: number) => void;
  readonly clear: () => void;
}

const MEGABYTE = 1024 * 1024;

/** The files that will leave with the next message. */
export function useUploads(tools: Tools, limitBytes: number): Uploads {
  const [all, setAll] = useState<readonly Upload[]>([]);
  const count = useRef(0);
  const { words, settings, memory } = tools;
  const change = (key: number, part: Partial<Upload>): void =>
    setAll((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));

  const begin = (file: File): void => {
    const key = ++count.current;
    const cancel = new AbortController();
    const isTooLarge = limitBytes > 0 && file.size > limitBytes;
    const problem = isTooLarge ? words.tooLarge(file.name, Math.floor(limitBytes / MEGABYTE)) : "";
    setAll((now) => [...now, { key, name: file.name, percent: 0, sent: null, problem, cancel }]);
    if (isTooLarge) return;
    const onProgress = (percent: number): void => change(key, { percent });
    upload(settings.origin, memory.session, file, onProgress, cancel.signal).then(
      (sent) => change(key, { sent, percent: 100 }),
      () => change(key, { problem: words.uploadFailed(file.name) }),
    );
  };

  return {
    all,
    ready: all.flatMap((one) => one.sent ?? []),
    isBusy: all.some((one) => !one.sent && !one.problem),
    add: (files) => [...(files ?? [])].forEach(begin),
    remove(key) {
      all.find((one) => one.key === key)?.cancel.abort();
      setAll((now) => now.filter((one) => one.key !== key));
    },
    clear: () => setAll([]),
  };
}
