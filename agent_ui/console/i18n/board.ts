import { boardWords, type BoardWords } from "./board.en";
import type { Messages } from "./en";
import { part, usePart } from "./parts";

export type BoardMessages = Messages & { readonly board: BoardWords };

const board = part<{ readonly board: BoardWords }>(
  { board: boardWords },
  {
    "zh-Hans": async () => ({ board: (await import("./board.zh-Hans")).boardWords }),
    "zh-Hant": async () => ({ board: (await import("./board.zh-Hant")).boardWords }),
  },
);

/** The words of the present language, those of the queue board among them. */
export const useBoardMessages = (): BoardMessages => usePart(board);
