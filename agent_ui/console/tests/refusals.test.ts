import { expect, test } from "vitest";
import { faultsIn } from "../admin/queues/fields";
import { adopt, learnRefusals, messages } from "../i18n/language";
import { refusal, translated } from "../i18n/refusals";
import { refusalSentences as ofSimplified } from "../i18n/refusals.zh-Hans";
import { refusalSentences as ofTraditional } from "../i18n/refusals.zh-Hant";
import * as hans from "../i18n/zh-Hans";
import * as hant from "../i18n/zh-Hant";
import { english } from "./catalogues";

const simplified = { ...hans.simplified, refusals: { ...hans.simplified.refusals, sentences: ofSimplified } };
const traditional = { ...hant.traditional, refusals: { ...hant.traditional.refusals, sentences: ofTraditional } };
const READERS = [simplified, traditional];
const latin = (text: string) => /[A-Za-z]{3,}/.test(text);

test("a refusal is told in the reader's language, with what differs in its place", () => {
  expect(refusal(english, "This conversation is closed.", "conflict")).toBe("This conversation is closed.");
  expect(refusal(simplified, "This conversation is closed.", "conflict")).toBe("这个会话已经关闭。");
  const held = READERS.map((words) => refusal(words, "Ada Byron holds this conversation already.", "conflict"));
  expect(held).toEqual(["这个会话已经在 Ada Byron 手上。", "這個對話已經在 Ada Byron 手上。"]);
});

test("before the sentences are here a refusal is told by its kind, and then by its sentence", async () => {
  await adopt("zh-CN");
  const early = refusal(messages(), "This conversation is closed.", "conflict");
  await learnRefusals();
  expect([early, refusal(messages(), "This conversation is closed.", "conflict")]).toEqual([
    "情况已经变了；请重新查看后再决定。",
    "这个会话已经关闭。",
  ]);
  await adopt("en");
});

test("of a sentence that nobody translated its kind is told, and nothing in English", () => {
  for (const words of READERS) {
    const told = refusal(words, "Something quite new happened.\nAnd more of it.", "conflict");
    expect(latin(told)).toBe(false);
    expect(told.split("\n")).toHaveLength(1);
    expect(latin(refusal(words, "Something.", "of-tomorrow"))).toBe(false);
  }
});

test("what is wrong with a field is told beside it in the reader's language, and its hint is left out", () => {
  const detail =
    "queues.chat.overflow.0.queue: there is no queue “chta”; did you mean chat?\nqueues.chat.slope: is a number above 0, at most 1000; 1 is as fast as other queues";
  const { faults } = faultsIn(detail, "chat", (text) => refusal(simplified, text, "invalid"));
  expect(faults).toEqual({
    "overflow.0.queue": "没有队列“chta”",
    slope: "请输入大于 0、不超过 1000 的数；1 表示与其他队列一样快",
  });
});

test("both languages know the same sentences and kinds, and lose nothing that differs", () => {
  const [one, other] = READERS.map(({ refusals }) => refusals);
  expect(Object.keys(one?.sentences ?? {})).toEqual(Object.keys(other?.sentences ?? {}));
  expect(Object.keys(one?.kinds ?? {})).toEqual(Object.keys(other?.kinds ?? {}));
  for (const words of READERS) {
    for (const [sentence, said] of Object.entries(words.refusals.sentences)) {
      const asked = new Set(sentence.match(/\{\d\}/g));
      expect([sentence, (said.match(/\{\d\}/g) ?? []).filter((each) => !asked.has(each))]).toEqual([sentence, []]);
    }
    expect(translated(words, "No such sentence.")).toBeUndefined();
  }
});
