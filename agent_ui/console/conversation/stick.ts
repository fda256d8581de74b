/** When a scrolled box follows its end: what a person does to it decides, never what grows in it. */

export interface Scrolled {
  readonly scrollTop: number;
  readonly scrollHeight: number;
  readonly clientHeight: number;
}

const NEAR_END_PX = 120;

/**
 * Whether it still follows its end after a scroll. Whoever is near the end follows it; who followed it stops only by
 * scrolling up: a box that merely grew since is further from its end without anybody having moved.
 */
export function follows(wasFollowing: boolean, before: number, { scrollTop, scrollHeight, clientHeight }: Scrolled) {
  const isNear = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
  return isNear || (wasFollowing && scrollTop >= before);
}
