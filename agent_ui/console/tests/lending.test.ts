import { expect, test } from "vitest";
import { gainOf, sentencesOf, type LendingProposal } from "../admin/lending/lending";
import { adopt } from "../i18n/language";
import { english, simplified, traditional } from "./catalogues";

const proposal: LendingProposal = {
  version: "lending 2026-11-26 abc",
  made_on: "2026-11-26",
  gain_percent: 12.34,
  gain_half_width: 3.2,
  terms: [
    {
      queue: "billing",
      pool: "billing + sales",
      rank: 1,
      lends: { idle_above: 1, queue_above: 3, age_at_least: 120, beside: ["sales"] },
    },
    { queue: "sales", pool: "billing + sales", rank: 0, lends: null },
    {
      queue: "orders",
      pool: "sales",
      rank: 1,
      lends: { idle_above: 0, queue_above: null, age_at_least: null, beside: [] },
    },
  ],
};
const nameOf = (queue: string) => queue.charAt(0).toUpperCase() + queue.slice(1);

test("a proposal says who lends to whom and when, and leaves out what is a pool's own work", async () => {
  await adopt("en");
  expect(sentencesOf(english, proposal, nameOf)).toEqual([
    "Whoever serves Billing and Sales helps Billing when 2 of them are free, counting those of Sales, " +
      "or 4 conversations wait there, or the first there has waited 2 min.",
    "Whoever serves Sales helps Orders when 1 of them is free.",
  ]);
});

test("the gain is told with its interval", async () => {
  await adopt("en");
  expect(gainOf(english, proposal)).toMatch(/^12\.3% less time .*9\.1% to 15\.5%/);
});

test("each language says it in its own words", () => {
  const said = [english, simplified, traditional].map((words) => sentencesOf(words, proposal, nameOf).join());
  expect(new Set(said).size).toBe(3);
  for (const sentences of said) {
    for (const figure of ["Billing", "Sales", "Orders", "2", "4", "1"]) expect(sentences).toContain(figure);
  }
});
