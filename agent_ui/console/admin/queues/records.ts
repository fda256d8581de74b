/** Calls of the API that the editor of a queue makes. */
import { ask } from "../../desk/http";
import type { Policy, QueueRecord } from "./fields";

const part = encodeURIComponent;

export interface Past {
  readonly number: number;
  readonly at: string;
  readonly by_name: string;
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly details: { readonly fields?: Readonly<Record<string, readonly [unknown, unknown]>> };
}

export const readQueue = (id: string) => ask<QueueRecord>("GET", `api/admin/queues/${part(id)}`);
export const saveQueue = (id: string, revision: string, change: Partial<Policy>) =>
  ask<QueueRecord>("PUT", `api/admin/queues/${part(id)}?revision=${part(revision)}`, change);

const SHOWN = 5;

/** The last changes of a queue, the newest first. */
export async function pastOf(id: string): Promise<readonly Past[]> {
  const { lines } = await ask<{ readonly lines: readonly Past[] }>(
    "GET",
    `api/admin/audit?kind=queues&subject=${part(id)}`,
  );
  return lines.slice(0, SHOWN);
}
