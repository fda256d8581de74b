import { createElement, startTransition, Suspense, useState } from "react";
import { createRoot } from "react-dom/client";
import { expect, test, vi } from "vitest";
import { adopt } from "../i18n/language";
import { part, usePart } from "../i18n/parts";

const words = (greeting: string) => ({ screen: { greeting } });

test("a language is spoken only once every screen that was opened has its words", async () => {
  let arrive = (_words: ReturnType<typeof words>): void => undefined;
  const late = new Promise<ReturnType<typeof words>>((resolve) => {
    arrive = resolve;
  });
  const screen = part(words("Hello"), { "zh-Hans": () => late, "zh-Hant": async () => words("您好") });
  const adopted = adopt("zh-Hans").then(() => screen.load("zh-Hans"));
  expect(screen.load("zh-Hans")).not.toHaveProperty("value");
  arrive(words("你好"));
  expect(await adopted).toEqual(words("你好"));
  // React reads it there without waiting for a turn.
  expect(screen.load("zh-Hans")).toHaveProperty("value", words("你好"));
  await adopt("en");
});

test("words that could not be fetched are asked for again", async () => {
  let asked = 0;
  const fetched = async () => {
    asked += 1;
    if (asked === 1) throw new TypeError("no line");
    return words("您好");
  };
  const screen = part(words("Hello"), { "zh-Hans": fetched, "zh-Hant": async () => words("您好") });
  await expect(screen.load("zh-Hans")).rejects.toThrow("no line");
  expect(await screen.load("zh-Hans")).toEqual(words("您好"));
  expect(await screen.load("zh-Hans")).toEqual(words("您好"));
  expect(asked).toBe(2);
});

test("a screen whose words come while it is being drawn is drawn once they are here", async () => {
  await adopt("zh-Hans");
  const screen = part(words("Hello"), { "zh-Hans": async () => words("你好"), "zh-Hant": async () => words("您好") });
  const Screen = () => {
    const { screen: said } = usePart(screen);
    const [sign] = useState("!");
    return said.greeting + sign;
  };
  const failed = vi.fn();
  const place = document.createElement("main");
  const root = createRoot(place, { onRecoverableError: failed, onUncaughtError: failed });
  startTransition(() => root.render(createElement(Suspense, null, createElement(Screen))));
  await vi.waitFor(() => expect(place.textContent).toBe("你好!"));
  expect(failed).not.toHaveBeenCalled();
  root.unmount();
  await adopt("en");
});
