import type { ReactElement } from "react";
import { cx } from "./cx";
import styles from "./Icon.module.css";

/** Drawn on a 16 by 16 grid with one stroke. */
const PATHS = {
  chat: "M2.5 4.5a1.5 1.5 0 0 1 1.5-1.5h8a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 12 11H7.5L4.5 13.5V11H4a1.5 1.5 0 0 1-1.5-1.5z",
  mail: "M2.5 4.5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1zM3 4.5l5 4 5-4",
  sms: "M5 1.8h6a1 1 0 0 1 1 1v10.4a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V2.800a1 1 0 0 1 1-1zM6 5.500h4M6 8h2.500",
  phone:
    "M3 3.500c0-.6.4-1 1-1h1.600l1 3-1.300 1.100a8 8 0 0 0 4.100 4.100L10.500 9.400l3 1V12c0 .6-.4 1-1 1C7.300 13 3 8.700 3 3.500z",
  globe:
    "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2.300 8h11.400M8 2c2 2 2.500 4 2.500 6S10 12 8 14M8 2C6 4 5.500 6 5.500 8S6 12 8 14",
  note: "M3.500 2.500h9v7l-3 4h-6zM12.500 9.500h-3v4",
  send: "M2.500 8 13.500 3l-3 10.500-3-4.500zM7.500 9l6-6",
  attach: "M12.500 7.500 8 12a3 3 0 0 1-4.300-4.300l5-5a2 2 0 0 1 2.900 2.900l-5 5a1 1 0 0 1-1.400-1.400L9.500 5",
  check: "M3 8.500 6.500 12 13 4.500",
  cross: "M4 4l8 8M12 4l-8 8",
  down: "M4 6.500l4 4 4-4",
  up: "M4 9.500l4-4 4 4",
  back: "M10 3.500 5.500 8l4.500 4.500",
  dots: "M3 8a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0M7.400 8a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0M11.800 8a.6.6 0 1 0 1.200 0 .6.6 0 1 0-1.200 0",
  signal: "M2.800 7a7.300 7.300 0 0 1 10.400 0M5 9.400a4.200 4.200 0 0 1 6 0M7.500 12a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0",
  person:
    "M8 8.200a2.600 2.600 0 1 0 0-5.200 2.600 2.600 0 0 0 0 5.200zM3 13.500c.4-2.400 2.400-3.600 5-3.600s4.600 1.200 5 3.600",
  people:
    "M6 8a2.300 2.300 0 1 0 0-4.600A2.300 2.300 0 0 0 6 8zM1.800 13c.3-2.100 2-3.300 4.200-3.300s3.900 1.200 4.200 3.300M10.600 3.600a2.200 2.200 0 0 1 0 4.200M11.600 9.900c1.500.4 2.400 1.500 2.600 3.100",
  queue: "M2.500 4h11M2.500 8h11M2.500 12h7",
  transfer: "M2.500 5.500h10M10 3l2.500 2.500L10 8M13.500 10.500h-10M6 8l-2.500 2.500L6 13",
  moon: "M13 9.500A5.500 5.500 0 1 1 6.500 3a4.500 4.500 0 0 0 6.500 6.500z",
  answer: "M6.500 4 2.500 8l4 4M2.800 8H9a4.500 4.500 0 0 1 4.500 4.500",
  smile: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM5.300 9.500c1.300 2 4.100 2 5.400 0M6 6.500h.01M10 6.500h.01",
  forward: "M9.500 4 13.500 8l-4 4M13.200 8H7a4.500 4.500 0 0 0-4.500 4.500",
  pause: "M5.500 3.500v9M10.500 3.500v9",
  stop: "M8 2.300v5M4.800 4.300a5.300 5.300 0 1 0 6.400 0",
  question: "M6 6a2 2 0 1 1 3 1.700c-.700.4-1 .8-1 1.500M8 11.800h.01M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z",
  file: "M4 2h5l3 3v9H4zM9 2v3h3",
  download: "M8 2.500v7.500M5 7l3 3 3-3M3 13.300h10",
  lock: "M4 7.500h8v6H4zM5.500 7.500V5a2.500 2.500 0 0 1 5 0v2.500",
  search: "M7 2.500a4.500 4.500 0 1 0 0 9 4.500 4.500 0 0 0 0-9zM10.300 10.300 13.500 13.500",
  inbox: "M2.500 9 4.500 3h7l2 6v4h-11zM2.500 9h3.300l.8 1.500h2.800L10.200 9h3.300",
  budget: "M8 2.500A5.500 5.500 0 1 0 13.500 8H8zM10.500 2.500a5.500 5.500 0 0 1 3 3h-3z",
  board: "M3 13V8M8 13V3M13 13V6",
  gear: "M8 5.700a2.300 2.300 0 1 0 0 4.600 2.300 2.300 0 0 0 0-4.600zM8 2v1.700M8 12.300V14M2 8h1.700M12.300 8H14M3.800 3.800 5 5M11 11l1.200 1.200M12.200 3.800 11 5M5 11l-1.200 1.200",
  pencil: "M3 13l.6-2.600L10.800 3.200l2 2L5.600 12.400z",
  clock: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3.200l2 1.300",
  keyboard: "M2 4.500h12v7H2zM4.500 7h.01M7 7h.01M9.500 7h.01M12 7h.01M5 9.300h6",
  warning: "M8 2.500 14 13H2zM8 6.500v3M8 11.300h.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing by itself. */
export function Icon({
  name,
  className,
}: {
  readonly name: IconName;
  readonly className?: string | undefined;
}): ReactElement {
  return (
    <svg className={cx(styles.icon, className)} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

const CHANNEL_ICONS: Readonly<Record<string, IconName>> = {
  webchat: "chat",
  email: "mail",
  sms: "sms",
  voice: "phone",
};

/** The picture of a channel; one that is new here gets the picture of a talk. */
export function channelIcon(channel: string): IconName {
  return CHANNEL_ICONS[channel] ?? "chat";
}
