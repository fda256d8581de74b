import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { api } from "../desk/api";
import { draftOf, useDraft, writeDraft } from "../desk/drafts";
import { changeFiles, placeOf, type Recipient } from "../desk/firstLetters";
import { explain, notify } from "../desk/notices";
import type { ComposerMode } from "../desk/state";
import { present } from "../desk/store";
import type { Limits } from "../desk/floor";
import type { UploadedFile } from "../desk/writing";
import { bytes } from "../i18n/format";
import { messages } from "../i18n/language";
import { chosen, excessOf, type Excess, type SentFile } from "./limits";

export interface Upload {
  readonly key: string;
  readonly name: string;
  /** 0 to 1; how much has been sent. */
  readonly share: number;
  readonly file: UploadedFile | null;
  /** What counts of it for what the channel takes. */
  readonly sent: SentFile;
}

export interface Uploads {
  readonly list: readonly Upload[];
  readonly isBusy: boolean;
  readonly add: (files: Iterable<File>) => void;
  readonly remove: (key: string) => void;
}

type Files = readonly UploadedFile[];
type Change = (change: (files: Files) => Files) => void;

/** Files on their way to the hub, and those that are there: they wait as part of what is written in a conversation. */
export function useDraftUploads(conversation: string, mode: ComposerMode, limits: Limits): Uploads {
  const { files } = useDraft(conversation, mode);
  const change: Change = useCallback(
    (next) => writeDraft(conversation, mode, { files: next(draftOf(conversation, mode).files) }),
    [conversation, mode],
  );
  return useUploading(files, change, limits);
}

/** The same for a first letter: they wait as part of it, whomever it is to by the time they are there. */
export function useFirstUploads(recipient: Recipient, limits: Limits): Uploads {
  const { files } = useDraft(placeOf(recipient), "first");
  const now = useRef(recipient);
  useLayoutEffect(() => {
    now.current = recipient;
  }, [recipient]);
  const change: Change = useCallback((next) => changeFiles(now.current, next), []);
  return useUploading(files, change, limits);
}

function useUploading(files: Files, change: Change, limits: Limits): Uploads {
  const [underway, setUnderway] = useState<readonly Upload[]>([]);
  const last = useRef(0);
  const drop = useCallback((key: string) => setUnderway((old) => old.filter((each) => each.key !== key)), []);

  const start = useCallback(
    async (file: File) => {
      last.current += 1;
      const key = `upload ${last.current}`;
      const onShare = (share: number) =>
        setUnderway((old) => old.map((each) => (each.key === key ? { ...each, share } : each)));
      setUnderway((old) => [...old, { key, name: file.name, share: 0, file: null, sent: chosen(file) }]);
      try {
        const there = await api.upload(file, onShare);
        change((old) => [...old, there]);
      } catch (error) {
        notify(`${messages().composer.uploadFailed(file.name)} ${explain(error)}`, "problem");
      }
      drop(key);
    },
    [change, drop],
  );

  const add = useCallback(
    (list: Iterable<File>) => {
      const going = [...files, ...underway.map(({ sent }) => sent)];
      for (const file of [...list].filter(isSmallEnough)) {
        const excess = excessOf(limits, "", [...going, chosen(file)]);
        if (excess !== null) {
          void refuse(excess);
          continue;
        }
        going.push(chosen(file));
        void start(file);
      }
    },
    [start, files, underway, limits],
  );
  const remove = useCallback(
    (key: string) => {
      drop(key);
      if (files.some((file) => file.id === key)) change((old) => old.filter((file) => file.id !== key));
    },
    [files, change, drop],
  );
  const list = useMemo(
    () => [...files.map((file) => ({ key: file.id, name: file.name, share: 1, file, sent: file })), ...underway],
    [files, underway],
  );
  return { list, isBusy: underway.length > 0, add, remove };
}

/** Why a file does not go with the message is said at once, by its name. */
const refuse = async (excess: Excess) => (await import("./sending/excessSentence")).tellExcess(excess);

function isSmallEnough(file: File): boolean {
  const limit = present().floor.upload_limit_bytes;
  if (file.size <= limit) return true;
  notify(messages().composer.tooBig(file.name, bytes(limit)), "problem");
  return false;
}
