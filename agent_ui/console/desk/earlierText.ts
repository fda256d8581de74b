/** What a message said for a while. */
export interface EarlierText {
  readonly text: string;
  readonly since: string;
  /** The names of its files, once they went with it. */
  readonly files: readonly string[];
}
