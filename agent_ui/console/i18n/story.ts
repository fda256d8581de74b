import { part, usePart } from "./parts";
import { storyWords as english, type StoryWords } from "./story.en";

const story = part<{ readonly story: StoryWords }>(
  { story: english },
  {
    "zh-Hans": async () => ({ story: (await import("./story.zh-Hans")).storyWords }),
    "zh-Hant": async () => ({ story: (await import("./story.zh-Hant")).storyWords }),
  },
);

/** The words of the present language for what other systems know of a customer. */
export const useStoryWords = (): StoryWords => usePart(story).story;
