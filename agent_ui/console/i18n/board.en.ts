/** The words of the queue board, which come with its screen. */
import type { Same } from "./same";

const english = {
  nextWait: "Expected wait",
  keptBriefly: (share: string, error: string) => `${share} kept, ± ${error}`,
  unroutable: (value: number) => `${value} that nobody could serve`,
  nobodySignedIn: (value: number) => `${value} for nobody signed in`,
  kept: "Estimates kept",
  keptDays: "7 days",
  keptOf: (share: string, waits: string, error: string) =>
    `${share} of ${waits} promised waits of the last 7 days ended within their range; they were off by ${error} on average`,
  title: "Queues now",
  queue: "Queue",
  waiting: "Waiting",
  ringing: (value: number) => `${value} ringing`,
  longest: "Longest wait",
  late: "Longer than promised",
  level: "Service level",
  levelOf: (span: string) => `answered within ${span}`,
  open: "Open",
  arrived: "Arrived",
  answered: "Answered",
  abandoned: "Abandoned",
  agents: "Agents",
  paused: "Paused here",
  today: "today",
  none: "No queues",
  noneDetail: "Queues of your teams appear here.",
  noFigure: "No figure yet",
  waitingChart: "Waiting, last minutes",
  levelChart: "Service level by queue",
  table: "Figures by queue",
  total: "All queues",
  chartOf: (queue: string, values: string) => `${queue}: ${values}`,
};

export type BoardWords = Same<typeof english>;

export const boardWords: BoardWords = english;
