import { beforeEach, expect, test } from "vitest";
import { choiceFor, doesEnterSend } from "../conversation/sendKey";
import { prefer, presentPreferences } from "../desk/preferences";

const MAIL = ["threads", "subject", "html"];
const CHAT = ["hosted", "live", "typing"];
const now = (features: readonly string[]) => doesEnterSend(presentPreferences(), features);

beforeEach(() => prefer({ enterSends: true, enterSendsLetters: false }));

test("Enter sends a chat and makes a line in a letter", () => {
  expect(now(CHAT)).toBe(true);
  expect(now(MAIL)).toBe(false);
});

test("the choice for letters leaves that for chats alone, and the other way round", () => {
  prefer({ [choiceFor(MAIL)]: true });
  prefer({ [choiceFor(CHAT)]: false });
  expect(now(MAIL)).toBe(true);
  expect(now(CHAT)).toBe(false);
});
