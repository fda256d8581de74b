/** What is said of the whole house. */
import { ask } from "../desk/http";
import type { Values } from "./things/shapes";

/** By what the channels are like, whatever was said before. */
export const USUAL = "usual";

export interface Sharing {
  readonly exclusive: readonly string[] | typeof USUAL;
  readonly interrupts: Readonly<Record<string, readonly string[]>> | typeof USUAL;
  readonly budgets: Readonly<
    Record<string, { readonly size: number; readonly costs: Readonly<Record<string, number>> }>
  >;
}

export interface House {
  readonly company: string;
  readonly idle_clock: string;
  readonly alert_text: string;
  readonly second_step: string;
  readonly passwords: string;
  readonly sharing: Sharing;
}

export async function readHouse(): Promise<House> {
  const { company, idle_clock, alert_text, second_step, passwords, sharing } = await ask<House>(
    "GET",
    "api/admin/export",
  );
  return { company, idle_clock, alert_text, second_step, passwords, sharing };
}

/** The channels that want an agent alone are these: nothing is said of any other any more, and none comes beside another. */
export function aloneAre(sharing: Sharing, exclusive: Sharing["exclusive"]): Sharing {
  const { interrupts } = sharing;
  if (exclusive === USUAL || interrupts === USUAL) return { ...sharing, exclusive, interrupts: USUAL };
  const left = exclusive.map((channel) => [
    channel,
    (interrupts[channel] ?? []).filter((other) => !exclusive.includes(other)),
  ]);
  return { ...sharing, exclusive, interrupts: Object.fromEntries(left) };
}

/** Budgets as rows, in which even one without a name has its place. */
export const rowsOfBudgets = (budgets: Sharing["budgets"]): readonly Values[] =>
  Object.entries(budgets).map(([name, budget]) => ({ name, ...budget }));

/** Budgets by their names; null while two have the same, or one has none. */
export function budgetsOf(rows: readonly Values[]): Sharing["budgets"] | null {
  const named = rows.map(({ name, ...budget }) => [String(name).trim(), budget] as const);
  const names = new Set(named.map(([name]) => name));
  return names.size === rows.length && !names.has("") ? (Object.fromEntries(named) as Sharing["budgets"]) : null;
}
