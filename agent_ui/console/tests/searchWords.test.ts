import { expect, test } from "vitest";
import { filterOf, withFilter, withoutFilters } from "../desk/searchWords";
import { hashOf, parseRoute } from "../desk/view";

test("a filter that is picked becomes a word, and a word is a filter that was picked", () => {
  expect(withFilter("lamp", "channel", "sms")).toBe("lamp channel:sms ");
  expect(filterOf("lamp channel:sms", "channel")).toBe("sms");
  expect(withFilter("", "queue", "Live chat")).toBe('queue:"Live chat" ');
  expect(filterOf('queue:"Live chat" lamp', "queue")).toBe("Live chat");
  expect(filterOf('queue:"Live ch', "queue")).toBe("Live ch");
  expect(filterOf("渠道 channel：sms", "channel")).toBe("sms");
  expect(filterOf("lamp", "channel")).toBe("");
  expect(filterOf("x-channel:sms", "channel")).toBe("");
});

test("picking another value replaces the word, and none removes it", () => {
  expect(withFilter("channel:sms lamp channel:email", "channel", "webchat")).toBe("lamp channel:webchat ");
  expect(withFilter("lamp from:2026-01-01", "from", "")).toBe("lamp");
  expect(withoutFilters('lamp channel:sms queue:"Live chat" from:2026-01-01 table')).toBe("lamp table");
});

test.each(["", "退款 & more", 'queue:"Live chat" 100%?#/'])("the address keeps the query %s", (query) => {
  expect(parseRoute(hashOf({ page: "search", query }))).toEqual({ page: "search", query });
});
