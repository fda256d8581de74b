/** The words of what is promised to customers, in English. */
import { plural } from "./plural";

const count = (value: number, one: string, other: string) => plural("en", value, { one, other });

export const slaWords = {
  targets: { first_response: "First answer", next_response: "Next answer", resolution: "Resolution" },
  due: (target: string, span: string) => `${target} in ${span}`,
  near: (target: string, span: string) => `${target} soon: ${span}`,
  late: (target: string, span: string) => `${target} late: ${span}`,
  missed: (targets: string) => `Missed: ${targets}`,
  /** Where there is no room for the name of the target. */
  brief: {
    due: (span: string) => `in ${span}`,
    near: (span: string) => `Soon: ${span}`,
    late: (span: string) => `Late: ${span}`,
    missed: "Missed",
  },
  dueAt: (target: string, moment: string) => `${target} due: ${moment}`,
  events: {
    near: (target: string, policy: string) => `${target} is due soon (${policy})`,
    missed: (target: string, policy: string) => `${target} is late (${policy})`,
  },
  notices: {
    near: (customer: string, target: string) => `${target} is due soon: ${customer}.`,
    missed: (customer: string, target: string) => `${target} is late: ${customer}.`,
  },
  board: {
    title: "Promises",
    none: "none",
    near: (value: number) => count(value, "# due soon", "# due soon"),
    late: (value: number) => count(value, "# late", "# late"),
    kept: (share: string) => `${share} kept`,
    alarms: "Late, and to be looked after",
    open: (customer: string) => `Open the conversation with ${customer}`,
    nobody: "nobody holds it",
  },
  editor: {
    title: "Promises",
    lead: "Targets count only while the queue is open, and rest while it is the customer’s turn. Of several policies the first that fits a customer is hers.",
    policy: (name: string) => `Policy “${name}”`,
    newName: "All customers",
    add: "Add a policy",
    name: "Name",
    tiers: "Only for these tiers (parted by commas; empty: all)",
    least: "Customer value at least (empty: any)",
    first_response_seconds: "First answer within",
    next_response_seconds: "Each further answer within",
    resolution_seconds: "Resolved within",
    warn_percent: "Warn after this share of the time (%; 0: never)",
    on_warning: "When it comes near",
    on_breach: "When it is late",
    tell_owner: "Tell whoever holds it",
    tell_supervisors: "Tell supervisors on the board",
    noTarget: "0: no such target",
    promisesNothing: "Give at least one target.",
    nameMissing: "Enter a name; no two policies have the same.",
    hidden: "This policy fits every customer: those after it never hold. Put it last.",
    outside: (least: number, most: number) => `A whole number from ${least} to ${most}.`,
    words: (name: string, targets: string) => `${name}: ${targets}`,
  },
};
