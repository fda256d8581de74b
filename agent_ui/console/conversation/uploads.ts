import { useCallback, useRef, useState } from "react";
import { api } from "../desk/api";
import { notify } from "../desk/notices";
import { present } from "../desk/store";
import type { UploadedFile } from "../desk/types";
import { bytes } from "../i18n/format";
import { messages } from "../i18n/language";

export interface Upload {
  readonly key: number;
  readonly name: string;
  /** 0 to 1; how much has been sent. */
  readonly share: number;
  readonly file: UploadedFile | null;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: number) => void;
  readonly clear: () => void;
}

/** Files on their way to the hub, and those that are there and wait for their message. */
export function useUploads(): Uploads {
  const [list, setList] = useState<readonly Upload[]>([]);
  const last = useRef(0);
  const change = useCallback((key: number, fields: Partial<Upload>) => {
    setList((old) => old.map((each) => (each.key === key ? { ...each, ...fields } : each)));
  }, []);
  const remove = useCallback((key: number) => setList((old) => old.filter((each) => each.key !== key)), []);

  const start = useCallback(
    async (file: File) => {
      last.current += 1;
      const key = last.current;
      setList((old) => [...old, { key, name: file.name, share: 0, file: null }]);
      try {
        change(key, { file: await api.upload(file, (share) => change(key, { share })), share: 1 });
      } catch {
        remove(key);
        notify(messages().composer.uploadFailed(file.name), "problem");
      }
    },
    [change, remove],
  );

  const add = useCallback(
    (files: Iterable<File>) => [...files].filter(isSmallEnough).forEach((file) => void start(file)),
    [start],
  );
  const clear = useCallback(() => setList([]), []);
  return { list, isBusy: list.some((each) => each.file === null), add, remove, clear };
}

function isSmallEnough(file: File): boolean {
  const limit = present().floor.upload_limit_bytes;
  if (file.size <= limit) return true;
  notify(messages().composer.tooBig(file.name, bytes(limit)), "problem");
  return false;
}
