import { part, usePart } from "./parts";
import { savedViewWords as english, type SavedViewWords } from "./savedViews.en";

const savedViews = part<{ readonly savedViews: SavedViewWords }>(
  { savedViews: english },
  {
    "zh-Hans": async () => ({ savedViews: (await import("./savedViews.zh-Hans")).savedViewWords }),
    "zh-Hant": async () => ({ savedViews: (await import("./savedViews.zh-Hant")).savedViewWords }),
  },
);

/** The words of the present language, those of saved views among them. */
export const useSavedViewMessages = () => usePart(savedViews);
